import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { DataSource, DataSourceOptions } from 'typeorm';
import type { Config } from '../config/config.js';
import { InitialTables1795000000000 } from './migrations/1-initial-tables.js';
import { TeamAndSignIn1795100000000 } from './migrations/2-team-and-sign-in.js';
import { People1795200000000 } from './migrations/3-people.js';
import { ChannelChecks1795300000000 } from './migrations/4-channel-checks.js';
import { SettingsHistoryAndCards1795400000000 } from './migrations/5-settings-history-and-cards.js';
import { BindingFunnel1795500000000 } from './migrations/6-binding-funnel.js';
import { FunnelDayCounts1795550000000 } from './migrations/6b-funnel-day-counts.js';
import { SmsGateways1795600000000 } from './migrations/7-sms-gateways.js';
import { Housekeeping1795700000000 } from './migrations/8-housekeeping.js';
import { DeliveryRefusals1795900000000 } from './migrations/9-delivery-refusals.js';
import { ShopPlatforms1796000000000 } from './migrations/10-shop-platforms.js';
import { MemberTable1796000000001 } from './migrations/10-member-table.js';
import { FunnelChannelDays1796100000000 } from './migrations/11-funnel-channel-days.js';
import { BindingsByTime1796110000000 } from './migrations/11b-bindings-by-time.js';
import { ShopNotices1796300000000 } from './migrations/13-shop-notices.js';
import { CustomerMerges1796400000000 } from './migrations/14-customer-merges.js';
import { ShopRates1796450000000 } from './migrations/14b-shop-rates.js';
import { MemberCard1796500000000 } from './migrations/15-member-card.js';
import { MemberLinks1796600000000 } from './migrations/16-member-links.js';
import { Tags1796700000000 } from './migrations/17-tags.js';
import { CodesByExpiry1796800000000 } from './migrations/18-codes-by-expiry.js';
import { ContactEvents1796900000000 } from './migrations/19-contact-events.js';
import { Journeys1797000000000 } from './migrations/20-journeys.js';
import { LinkClicks1797100000000 } from './migrations/21-link-clicks.js';
import { RichMenus1797200000000 } from './migrations/22-rich-menus.js';
import { AutoReplies1797300000000 } from './migrations/23-auto-replies.js';
import { SocialBinding1797500000000 } from './migrations/25-social-binding.js';
import { ContactImports1797400000000 } from './migrations/24-contact-imports.js';
import { SessionsCovered1797700000000 } from './migrations/27-sessions-covered.js';
import { PrefixIndex1797800000000 } from './migrations/28-prefix-index.js';
import { ContactViews1797900000000 } from './migrations/29-contact-views.js';
import { SessionsThatWentOn1798000000000 } from './migrations/30-sessions-that-went-on.js';
import { JourneyCounts1798100000000 } from './migrations/31-journey-counts.js';
import { CounterKeys1798300000000 } from './migrations/33-counter-keys.js';
import { ApiKeys1798400000000 } from './migrations/34-api-keys.js';
import { TaggingsByApi1798450000000 } from './migrations/34b-taggings-by-api.js';
import { FriendsIndex1798500000000 } from './migrations/35-friends-index.js';
import { SmsAccounts1798600000000 } from './migrations/36-sms-accounts.js';
import { FirstSeen1798700000000 } from './migrations/37-first-seen.js';
import { SnakeNamingStrategy } from './naming-strategy.js';

const shared = {
  namingStrategy: new SnakeNamingStrategy(),
  migrations: [
    InitialTables1795000000000,
    TeamAndSignIn1795100000000,
    People1795200000000,
    ChannelChecks1795300000000,
    SettingsHistoryAndCards1795400000000,
    BindingFunnel1795500000000,
    FunnelDayCounts1795550000000,
    SmsGateways1795600000000,
    Housekeeping1795700000000,
    DeliveryRefusals1795900000000,
    ShopPlatforms1796000000000,
    MemberTable1796000000001,
    FunnelChannelDays1796100000000,
    BindingsByTime1796110000000,
    ShopNotices1796300000000,
    CustomerMerges1796400000000,
    ShopRates1796450000000,
    MemberCard1796500000000,
    MemberLinks1796600000000,
    Tags1796700000000,
    CodesByExpiry1796800000000,
    ContactEvents1796900000000,
    Journeys1797000000000,
    LinkClicks1797100000000,
    RichMenus1797200000000,
    AutoReplies1797300000000,
    SocialBinding1797500000000,
    ContactImports1797400000000,
    SessionsCovered1797700000000,
    PrefixIndex1797800000000,
    ContactViews1797900000000,
    SessionsThatWentOn1798000000000,
    JourneyCounts1798100000000,
    CounterKeys1798300000000,
    ApiKeys1798400000000,
    TaggingsByApi1798450000000,
    FriendsIndex1798500000000,
    SmsAccounts1798600000000,
    FirstSeen1798700000000,
  ],
  migrationsTableName: 'migrations',
  synchronize: false,
};

/** TypeORM options for the engine that the configuration names. Entities are added by the features. */
export function dataSourceOptions(config: Pick<Config, 'database'>): DataSourceOptions {
  const { database } = config;
  if (database.engine === 'mysql') {
    return {
      ...shared,
      type: 'mysql',
      url: database.url.replace(/^mariadb:/, 'mysql:'),
      charset: 'utf8mb4',
      timezone: 'Z',
      poolSize: database.poolSize,
      connectTimeout: 5000,
      // mysql2 would take a stack trace before every statement; TypeORM's own error has one anyway.
      extra: { trace: false },
    };
  }
  if (database.file !== ':memory:') mkdirSync(path.dirname(database.file), { recursive: true });
  return {
    ...shared,
    type: 'better-sqlite3',
    // 12 MB that a process on MariaDB does without
    driver: createRequire(import.meta.url)('libsql') as unknown,
    database: database.file,
    prepareDatabase: (db: { pragma: (text: string) => unknown }) => {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('busy_timeout = 5000');
    },
  };
}

type PoolWithConnections = {
  on(event: 'connection', listener: (c: { query(sql: string): void }) => void): void;
};

/**
 * READ COMMITTED for every connection of the pool: under REPEATABLE READ unrelated members deadlock each other, and a
 * transaction that waited for a lock goes on with what it read before.
 * Set once a connection, so a transaction costs no statement more. Call before the first real query.
 */
export async function useReadCommitted(dataSource: DataSource): Promise<void> {
  if (dataSource.options.type !== 'mysql') return;
  const set = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
  const { pool } = dataSource.driver as unknown as { pool: PoolWithConnections };
  pool.on('connection', (connection) => connection.query(set));
  // TypeORM opened one connection to look at the server; it lies in the pool, and is the one that answers this.
  // the one that TypeORM opened to try the address with; it is free, so the pool hands it out
  await dataSource.query(set);
}

/** The database's own time in milliseconds since the epoch. */
export async function readDatabaseTime(dataSource: DataSource): Promise<number> {
  const sql =
    dataSource.options.type === 'mysql'
      ? 'SELECT ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS now'
      : "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS now";
  const rows: { now: string | number }[] = await dataSource.query(sql);
  return Number(rows[0]?.now);
}
