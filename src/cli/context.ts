// What a command works with, opened when it is first needed and closed when the command ends. Nothing here migrates or registers anything.
import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { createBrands } from '../adapters/brands';
import { createBookingDesk } from '../adapters/postgres/booking-desk';
import { createBookings } from '../adapters/postgres/bookings';
import { connectFailure } from '../adapters/postgres/connection';
import { createOperatorStore } from '../adapters/postgres/operator';
import { createPool } from '../adapters/postgres/pool';
import { createRepDirectory } from '../adapters/postgres/rep-directory';
import { createStore } from '../adapters/postgres/store';
import { type Config, loadConfig } from '../config';
import { type Conversations, createConversations, type Waiting } from '../console/conversations';
import { Misconfigured, Unreachable } from '../errors';
import type { Brands, Store } from '../ports';
import type { BookingDesk, BookingStore, CalendarSignIns, Calendars } from '../ports/booking';
import type { GoogleSignIn } from '../ports/meetings';
import type { OperatorStore } from '../ports/operator';
import type { RepDirectory } from '../ports/reps';
import type { Io } from './io';

const DIAL_MS = 5_000;

export class Context {
  private readonly closers: (() => Promise<unknown>)[] = [];
  private pool?: Promise<Pool>;
  private dialled?: Promise<Client>;
  private loaded?: Config;
  private read?: Brands;

  constructor(readonly io: Io) {}

  /** @throws ConfigError with every problem */
  get config(): Config {
    this.loaded ??= loadConfig(this.io.environment());
    return this.loaded;
  }

  /** From here on this is the configuration, whatever is wrong with it: doctor reports the problems itself. */
  assume(config: Config): void {
    this.loaded = config;
  }

  get brands(): Brands {
    this.read ??= createBrands({ dir: this.config.brandsDir, onInvalid: () => {} });
    return this.read;
  }

  /** @throws Unreachable, Misconfigured in words about DATABASE_URL */
  async operator(): Promise<OperatorStore> {
    return createOperatorStore(await this.database());
  }

  async reps(): Promise<RepDirectory> {
    return createRepDirectory(await this.database());
  }

  async store(): Promise<Store> {
    return createStore(await this.database());
  }

  async bookings(): Promise<BookingStore> {
    return createBookings(await this.database());
  }

  async bookingDesk(): Promise<BookingDesk> {
    return createBookingDesk(await this.database());
  }

  /** @throws Unreachable naming the address */
  async client(): Promise<Client> {
    this.dialled ??= this.dial();
    return this.dialled;
  }

  async conversations(waiting: Waiting = {}): Promise<Conversations> {
    return createConversations(await this.client(), {
      onSlow: () => this.io.warn('A message begun before is still on its way; waiting until that is known …'),
      ...waiting,
    });
  }

  /** @throws Misconfigured when Google is live and has no credentials */
  async signIns(): Promise<CalendarSignIns> {
    const { createCalendarSignIns } = require('../calendar-sign-ins') as typeof import('../calendar-sign-ins');
    const google = this.google();
    const { sessionKeys: keys } = this.config;
    return createCalendarSignIns(await this.database(), {
      keys,
      google: () => google,
      clock: { now: () => new Date() },
    });
  }

  /** @throws Misconfigured when Google is live and has no credentials */
  async calendars(): Promise<Calendars> {
    const { createRepCalendars } = require('../rep-calendars') as typeof import('../rep-calendars');
    const google = this.google();
    return createRepCalendars(await this.database(), { keys: this.config.sessionKeys, google: () => google });
  }

  private google(): GoogleSignIn {
    const { google } = this.config;
    if (!google)
      throw new Misconfigured('Google', 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET are not set (docs/runbook.md)');
    const { createGoogleSignIn } =
      require('../adapters/google-calendar') as typeof import('../adapters/google-calendar');
    return createGoogleSignIn(google);
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close();
  }

  /** @throws Unreachable, Misconfigured in words about DATABASE_URL */
  database(): Promise<Pool> {
    this.pool ??= this.connect();
    return this.pool;
  }

  private async connect(): Promise<Pool> {
    const { databaseUrl } = this.config;
    const pool = createPool(databaseUrl, { name: 'cli', max: 5 });
    this.closers.push(() => pool.end());
    try {
      await pool.query('select 1');
    } catch (error) {
      throw connectFailure(error, databaseUrl);
    }
    return pool;
  }

  private async dial(): Promise<Client> {
    const { address, namespace } = this.config.temporal;
    try {
      const connection = await Connection.connect({ address, connectTimeout: DIAL_MS });
      this.closers.push(() => connection.close());
      return new Client({ connection, namespace });
    } catch (cause) {
      throw new Unreachable('Temporal', `${address} does not answer (TEMPORAL_ADDRESS)`, { cause });
    }
  }
}
