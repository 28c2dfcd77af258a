import { Controller } from '@nestjs/common';
import {
  createJourney,
  getJourney,
  getJourneyEntry,
  getJourneyFigures,
  listContactJourneys,
  listJourneyEntries,
  listJourneys,
  removeJourney,
  replaceJourneySecret,
  saveJourney,
  setJourneyState,
  tryJourney,
} from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { SetJourneyState } from './set-journey-state.js';
import { ShowContactJourneys } from './show-contact-journeys.js';
import { ShowEntries } from './show-entries.js';
import { ShowJourneys } from './show-journeys.js';
import { TryJourney } from './try-journey.js';
import { WriteJourneys } from './write-journeys.js';

@Controller()
export class JourneysController {
  constructor(
    private readonly journeys: ShowJourneys,
    private readonly writing: WriteJourneys,
    private readonly states: SetJourneyState,
    private readonly entries: ShowEntries,
    private readonly trial: TryJourney,
    private readonly ofContact: ShowContactJourneys,
  ) {}

  @Endpoint(listJourneys)
  list(
    @Staff() ctx: StaffContext,
    @Input() { query }: InputOf<typeof listJourneys>,
  ): Answer<typeof listJourneys> {
    return this.journeys.list(ctx, query);
  }

  @Endpoint(getJourney)
  get(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof getJourney>,
  ): Answer<typeof getJourney> {
    return this.journeys.get(ctx, params.id);
  }

  @Endpoint(createJourney)
  create(
    @Staff() ctx: StaffContext,
    @Input() { body }: InputOf<typeof createJourney>,
  ): Answer<typeof createJourney> {
    return this.writing.create(ctx, body);
  }

  @Endpoint(saveJourney)
  save(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof saveJourney>,
  ): Answer<typeof saveJourney> {
    return this.writing.save(ctx, params.id, body);
  }

  @Endpoint(setJourneyState)
  setState(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof setJourneyState>,
  ): Answer<typeof setJourneyState> {
    return this.states.set(ctx, params.id, body.state);
  }

  @Endpoint(removeJourney)
  remove(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof removeJourney>,
  ): Answer<typeof removeJourney> {
    return this.writing.remove(ctx, params.id);
  }

  @Endpoint(tryJourney)
  try(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof tryJourney>,
  ): Answer<typeof tryJourney> {
    return this.trial.try(ctx, params.id, body);
  }

  @Endpoint(replaceJourneySecret)
  replaceSecret(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof replaceJourneySecret>,
  ): Answer<typeof replaceJourneySecret> {
    return this.writing.replaceSecret(ctx, params.id);
  }

  @Endpoint(getJourneyFigures)
  figures(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof getJourneyFigures>,
  ): Answer<typeof getJourneyFigures> {
    return this.entries.figures(ctx, params.id);
  }

  @Endpoint(listJourneyEntries)
  listEntries(
    @Staff() ctx: StaffContext,
    @Input() { params, query }: InputOf<typeof listJourneyEntries>,
  ): Answer<typeof listJourneyEntries> {
    return this.entries.list(ctx, params.id, query);
  }

  @Endpoint(getJourneyEntry)
  getEntry(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof getJourneyEntry>,
  ): Answer<typeof getJourneyEntry> {
    return this.entries.get(ctx, params.id);
  }

  @Endpoint(listContactJourneys)
  listOfContact(
    @Staff() ctx: StaffContext,
    @Input() { params, query }: InputOf<typeof listContactJourneys>,
  ): Answer<typeof listContactJourneys> {
    return this.ofContact.list(ctx, params.id, query);
  }
}
