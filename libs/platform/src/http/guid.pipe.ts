import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id in a path: anything but a GUID names nothing. Answers it in lower case. */
@Injectable()
export class GuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!guid.test(value)) throw new VigieError('object.notFound');
    return value.toLowerCase();
  }
}
