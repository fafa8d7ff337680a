import { allFacts, allQuestions, jsonSchemaOf } from '@vigie/contracts';
import type { FactDefinition, QuestionDefinition } from '@vigie/contracts';
import { version } from '@vigie/platform/boot';

const site = '{site}';
const anyService = '{service}';
const anyAsker = '{asker}';

/** The AsyncAPI 3 reference of everything that travels over NATS, from the contracts alone. */
export function asyncApiDocument(): object {
  const facts = allFacts();
  const questions = allQuestions();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Vigie over NATS',
      version,
      license: { name: 'Apache-2.0' },
      description: 'Facts are CloudEvents (structured JSON) on JetStream; questions are plain JSON request and reply.',
    },
    channels: Object.fromEntries([...facts.map(factChannel), ...questions.flatMap(questionChannels)]),
    operations: Object.fromEntries([...facts.map(factOperation), ...questions.map(questionOperation)]),
  };
}

const factName = (fact: FactDefinition): string => `${fact.service === '*' ? 'any' : fact.service}.${fact.thing}.${fact.verb}.v${fact.version}`;
const questionName = (question: QuestionDefinition): string => `${question.service}.${question.thing}.${question.verb}.v${question.version}`;

const parameters = (ofAnyService: boolean) => ({
  site: { description: 'Id of the site.' },
  ...(ofAnyService ? { service: { description: 'The service that tells it.' } } : {}),
});

function factChannel(fact: FactDefinition): [string, object] {
  const ofAny = fact.service === '*';
  const address = fact.subject(site, (ofAny ? anyService : fact.service) as never);
  const cloudEvent = {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
    properties: {
      specversion: { type: 'string', enum: ['1.0'] },
      id: { type: 'string' },
      source: { type: 'string' },
      type: { type: 'string', enum: ofAny ? undefined : [fact.type()] },
      time: { type: 'string', format: 'date-time' },
      data: jsonSchemaOf(fact.payload),
    },
  };
  const message = { contentType: 'application/cloudevents+json', payload: cloudEvent, examples: [{ payload: { data: fact.sample } }] };
  return [factName(fact), { address, parameters: parameters(ofAny), messages: { fact: message } }];
}

function questionChannels(question: QuestionDefinition): [string, object][] {
  const { request, reply, samples } = question;
  return [
    [questionName(question), {
      address: question.subject(site, anyAsker as never),
      parameters: { ...parameters(false), asker: { description: 'The service that asks.', enum: question.askers } },
      messages: { request: { contentType: 'application/json', payload: jsonSchemaOf(request), examples: [{ payload: samples.request }] } },
    }],
    [`${questionName(question)}.reply`, {
      address: null,
      messages: {
        reply: {
          contentType: 'application/json',
          payload: { type: 'object', properties: { data: jsonSchemaOf(reply), error: { type: 'object' } } },
          examples: [{ payload: { data: samples.reply } }],
        },
      },
    }],
  ];
}

const factOperation = (fact: FactDefinition): [string, object] =>
  [`tell.${factName(fact)}`, { action: 'send', channel: { $ref: `#/channels/${factName(fact)}` } }];

const questionOperation = (question: QuestionDefinition): [string, object] => [`answer.${questionName(question)}`, {
  action: 'receive',
  channel: { $ref: `#/channels/${questionName(question)}` },
  reply: { channel: { $ref: `#/channels/${questionName(question)}.reply` } },
}];
