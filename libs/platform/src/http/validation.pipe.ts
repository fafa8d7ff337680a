import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { invalid, VigieError } from '@vigie/contracts';
import { isLenient } from './lenient.js';

const plain = new Set<unknown>([String, Boolean, Number, Array, Object, undefined]);

/**
 * Makes an instance of its class from a body or a message and refuses what does not fit, naming the member.
 * A member that is not of the resource is refused, or left out where the class is lenient.
 */
@Injectable()
export class BodyValidationPipe implements PipeTransform {
  transform(given: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || !metatype || plain.has(metatype)) return given;
    // A request without any body says as much as an empty one.
    const value = given === undefined ? {} : given;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw new VigieError('request.malformed', { params: { detail: 'a JSON object is expected' } });
    }
    const instance = plainToInstance(metatype as new () => object, value);
    const [problem] = validateSync(instance, { whitelist: true, forbidNonWhitelisted: !isLenient(metatype), forbidUnknownValues: false });
    if (problem) throw invalid(problem);
    return instance;
  }
}
