import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { isDuplicateKey } from '../database/database-errors.js';
import { Transactions } from '../database/transactions.js';
import { LOGGER } from '../logging/logging.module.js';
import { FirstTeam } from './first-team.js';
import { prepareTeam } from './prepared-team.js';
import { readProvisionFile } from './provision-file.js';

/** Fills an empty installation from the file that the operator names; a filled one is left as it is. */
@Injectable()
export class Provision {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly transactions: Transactions,
    private readonly firstTeam: FirstTeam,
  ) {}

  /**
   * Call once at every start. True when the team was created now.
   * @throws ProvisionError when the file is wrong and would be needed
   */
  async run(): Promise<boolean> {
    const { provisionFile } = this.config;
    if (provisionFile === null) return false;
    if (await this.transactions.once((db) => this.firstTeam.exists(db))) return false;
    const file = await readProvisionFile(provisionFile);
    const prepared = await prepareTeam(provisionFile, file);
    try {
      await this.transactions.run((tx) => this.firstTeam.create(tx, prepared));
    } catch (error) {
      // Another process started at the same moment and was first: its team is this team.
      if (isDuplicateKey(error) && (await this.transactions.once((db) => this.firstTeam.exists(db)))) {
        return false;
      }
      throw error;
    }
    this.logger.info({ team: file.team.name, channels: file.channels.length }, 'provisioned');
    return true;
  }
}
