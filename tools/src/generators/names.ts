import { Problem } from '../problem.js';

/** One thing in the spellings that code needs. */
export interface Names {
  /** `camera-groups` */
  readonly kebab: string;
  /** `CameraGroups` */
  readonly pascal: string;
  /** `cameraGroups` */
  readonly camel: string;
  /** `camera_groups` */
  readonly snake: string;
}

const vague = /^(common|shared|core|utils?|helpers?|misc)$/;

/** Throws Problem for what is not kebab-case or says nothing. */
export function namesOf(name: string): Names {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Problem(`"${name}" is not a name in kebab-case, such as camera-groups.`);
  if (vague.test(name)) throw new Problem(`"${name}" says nothing about what is inside: name it by what it does.`);
  const pascal = name.split('-').map((part) => part[0]?.toUpperCase() + part.slice(1)).join('');
  return { kebab: name, pascal, camel: (pascal[0]?.toLowerCase() ?? '') + pascal.slice(1), snake: name.replaceAll('-', '_') };
}
