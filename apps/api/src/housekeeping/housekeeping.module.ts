import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { ProcessRole } from '../delivery/delivery.module.js';
import { Housekeeper } from './housekeeper.js';
import { HousekeepingTurnEntity } from './housekeeping-turn.entity.js';
import { HousekeepingRepository } from './housekeeping.repository.js';
import { KeyRotation } from './key-rotation.js';

/** Cleans up beside the queues; processes that answer requests have better things to do. */
@Module({})
export class HousekeepingModule {
  static of(role: ProcessRole): DynamicModule {
    return {
      module: HousekeepingModule,
      imports: [TypeOrmModule.forFeature([HousekeepingTurnEntity])],
      providers: role === 'http' ? [] : [HousekeepingRepository, Housekeeper, KeyRotation],
    };
  }
}
