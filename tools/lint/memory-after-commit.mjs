/**
 * Memory changes after the commit, never inside the transaction: a transaction may be rolled back or run again, and what
 * it put into memory would stay. Inside of the function given to `change(...)`, and of every function that takes a `tx`,
 * members of `this` are neither assigned nor filled but within `tx.afterCommit(...)`.
 */
const mutators = new Set(['set', 'delete', 'add', 'clear', 'push', 'unshift', 'pop', 'shift', 'splice']);
const functions = new Set(['FunctionExpression', 'FunctionDeclaration', 'ArrowFunctionExpression']);

const isTx = ({ type, typeAnnotation, ...rest }) => {
  const named = typeAnnotation?.typeAnnotation;
  return type === 'Identifier' && (rest.name === 'tx' || named?.typeName?.name === 'Tx');
};

/** A member of `this`, however deep: `this.kept`, `this.kept.byId`. */
const ofThis = (node) => node?.type === 'MemberExpression' && (node.object.type === 'ThisExpression' || ofThis(node.object));

const methodOf = (call) => (call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' ? call.callee.property.name : undefined);

/** What belongs to the transaction is handed over with it, or waited for: no collection of this process is. */
const isOfTransaction = (call, text) => call.arguments.some((argument) => /\b(tx|manager)\b/.test(text(argument)))
  || ['AwaitExpression', 'ReturnStatement'].includes(call.parent.type) || (call.parent.type === 'ArrowFunctionExpression' && call.parent.body === call);

export const memoryAfterCommit = {
  meta: {
    type: 'problem', schema: [],
    messages: { early: '"{{ what }}" changes memory inside of a transaction that may be rolled back or run again: say tx.afterCommit(() => ...).' },
  },
  create(context) {
    const text = (node) => context.sourceCode.getText(node);
    const inTransaction = (node) => {
      for (let at = node; at.parent; at = at.parent) {
        if (!functions.has(at.type)) continue;
        const call = at.parent.type === 'CallExpression' && at.parent.arguments.includes(at) ? at.parent : undefined;
        if (methodOf(call) === 'afterCommit') return false;
        if (methodOf(call) === 'change' || at.params.some(isTx)) return true;
      }
      return false;
    };
    const report = (node, target) => {
      if (ofThis(target) && inTransaction(node)) context.report({ node, messageId: 'early', data: { what: text(target) } });
    };
    return {
      AssignmentExpression: (node) => report(node, node.left),
      UpdateExpression: (node) => report(node, node.argument),
      CallExpression(node) {
        if (mutators.has(methodOf(node)) && !isOfTransaction(node, text)) report(node, node.callee.object);
      },
    };
  },
};
