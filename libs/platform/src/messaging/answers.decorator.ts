import { applyDecorators, Catch, UseFilters } from '@nestjs/common';
import type { ExceptionFilter } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import type { QuestionDefinition } from '@vigie/contracts';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';

/** Lets errors through as they are: the question server turns them into coded answers. */
@Catch()
class PassOn implements ExceptionFilter {
  catch(thrown: unknown): Observable<never> {
    return throwError(() => thrown);
  }
}

/** Stands for the site in a pattern until the service knows which one it serves. */
export const anySite = '{site}';

/** Has a controller's method answer a question. Guards apply; request and answer are checked against the contract. */
export const Answers = <Q extends object, A extends object>(question: QuestionDefinition<Q, A>): MethodDecorator =>
  applyDecorators(MessagePattern(question.subject(anySite, '*'), { question }), UseFilters(PassOn));
