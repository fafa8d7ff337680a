const lenient = new WeakSet<object>();

/** Marks a body class of a resource that XProtect has too: members it does not know are ignored, since clients post back what they read. */
export function Lenient(): ClassDecorator {
  return (target) => {
    lenient.add(target);
  };
}

export const isLenient = (type: object): boolean => lenient.has(type);
