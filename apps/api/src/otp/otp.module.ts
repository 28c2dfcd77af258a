import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OtpChallengeEntity } from './otp-challenge.entity.js';
import { OtpChallengeRepository } from './otp-challenge.repository.js';
import { OtpGuardEntity } from './otp-guard.entity.js';
import { OtpGuardRepository } from './otp-guard.repository.js';
import { PrefixBlockEntity } from './prefix-block.entity.js';
import { PumpingBreaker } from './pumping-breaker.js';

@Module({
  imports: [TypeOrmModule.forFeature([OtpChallengeEntity, OtpGuardEntity, PrefixBlockEntity])],
  providers: [OtpChallengeRepository, OtpGuardRepository, PumpingBreaker],
  exports: [OtpChallengeRepository, OtpGuardRepository],
})
export class OtpModule {}
