import { Module } from '@nestjs/common';
import { SignInThrottle } from './sign-in-throttle.js';

@Module({ providers: [SignInThrottle], exports: [SignInThrottle] })
export class ThrottleModule {}
