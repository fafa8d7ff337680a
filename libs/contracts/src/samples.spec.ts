import { allFacts, allQuestions, errorTexts, jsonSchemaOf, languages, readAs, VigieError } from './index.js';
import type { ErrorCode } from './index.js';

const site = '5f0b7b6e-5c55-4f0e-9a3e-0f3f2a1d7c10';

describe.each(allFacts().map((fact) => [fact.type(), fact] as const))('the fact %s', (_, fact) => {
  it('has a sample that is of its class', () => {
    expect({ ...readAs(fact.payload, fact.sample) }).toMatchObject(JSON.parse(JSON.stringify(fact.sample)) as object);
  });

  it('says every member that its sample shows', () => {
    expect(Object.keys(jsonSchemaOf(fact.payload).properties ?? {})).toEqual(expect.arrayContaining(Object.keys(fact.sample)));
  });

  it('has a subject that NATS takes', () => {
    expect(fact.subject(site, fact.service === '*' ? 'management' : undefined)).toMatch(/^vigie\.[0-9a-f-]{36}\.(fact|log)\.[a-z-]+\.[a-zA-Z]+\.[a-zA-Z]+\.v\d+$/);
  });
});

describe.each(allQuestions().map((question) => [question.subject('site', '*'), question] as const))('the question %s', (_, question) => {
  it('has samples that are of their classes', () => {
    expect({ ...readAs(question.request, question.samples.request) }).toMatchObject(JSON.parse(JSON.stringify(question.samples.request)) as object);
    expect({ ...readAs(question.reply, question.samples.reply) }).toMatchObject(JSON.parse(JSON.stringify(question.samples.reply)) as object);
  });
});

describe.each(Object.entries(errorTexts))('the refusal %s', (code, text) => {
  it('has a status, and a sentence in every language with the same parameters', () => {
    expect(text.status).toBeGreaterThanOrEqual(400);
    const parameters = languages.map((language) => [...text[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    expect(new Set(parameters.map(String)).size).toBe(1);
    expect(new Set(languages.map((language) => text[language])).size).toBe(languages.length);
    expect(new VigieError(code as ErrorCode).text('en')).not.toBe('');
  });
});

it('refuses a payload that is not of its class, naming the member', () => {
  const [fact] = allFacts();
  expect(() => fact && readAs(fact.payload, { ...fact.sample, id: 4 })).toThrow(expect.objectContaining({ code: 'request.invalid', property: 'id' }));
});
