import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ApiKeyAuthenticator } from '../http/access.guard.js';
import { TeamsModule } from '../teams/teams.module.js';
import { BearerApiKeyAuthenticator } from './api-key-authenticator.js';
import { ApiKeySecret } from './api-key-secret.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ManageApiKeys } from './manage-api-keys.js';

/** What a brand's own servers prove themselves with. */
@Module({
  imports: [TypeOrmModule.forFeature([ApiKeyEntity]), AuditModule, AuthModule, TeamsModule],
  controllers: [ApiKeysController],
  providers: [
    ApiKeyRepository,
    ApiKeySecret,
    ManageApiKeys,
    { provide: ApiKeyAuthenticator, useClass: BearerApiKeyAuthenticator },
  ],
  exports: [ApiKeyAuthenticator],
})
export class ApiKeysModule {}
