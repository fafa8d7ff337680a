import 'reflect-metadata';
import { describeTasks, performedBy, Performs } from './performs.js';

class Report {
  format?: string;
}

const reference = ({ name }: { name: string }) => ({ $ref: `#/components/schemas/${name}` });

describe('tasks in the reference', () => {
  it('stand with their names and parameters, on a route of their own', () => {
    const operation = { parameters: [{ name: 'id', in: 'path' }, { name: 'task', in: 'query' }], requestBody: undefined };
    describeTasks(operation, { Generate: Report, Clean: null }, reference, false);
    expect(operation).toEqual({
      parameters: [{ name: 'id', in: 'path' }, { name: 'task', in: 'query', required: true, schema: { type: 'string', enum: ['Generate', 'Clean'] } }],
      requestBody: { required: false, content: { 'application/json': { schema: { title: 'Generate', allOf: [{ $ref: '#/components/schemas/Report' }] } } } },
    });
  });

  it('stand beside what the route does without one', () => {
    const made = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Create' } } } };
    const operation: { parameters?: object[]; requestBody?: object } = { requestBody: made };
    describeTasks(operation, { Generate: Report }, reference, true);
    expect(operation.parameters).toEqual([{ name: 'task', in: 'query', required: false, schema: { type: 'string', enum: ['Generate'] } }]);
    expect(operation.requestBody).toMatchObject({ content: { 'application/json': { schema: { anyOf: [{ $ref: '#/components/schemas/Create' }, { title: 'Generate' }] } } } });
  });

  it('are known by the decorator of the route', () => {
    class Controller {
      @Performs({ Clean: null })
      perform(): void {
        // Only its decorator is looked at.
      }
    }
    expect(performedBy(Controller.prototype.perform)).toEqual({ Clean: null });
  });
});
