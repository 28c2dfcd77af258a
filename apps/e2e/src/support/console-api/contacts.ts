import type {
  Contact,
  ContactDetail,
  ContactFilter,
  ContactImport,
  ContactView,
  SocialTie,
  Tag,
  TagJob,
} from '@tieline/contracts';
import { until } from '../http.js';
import { api, csvFile, upload } from './session.js';

/** People, what is known of them, and their tags. */
export const contactsApi = {
  async findContact(lineUserId: string): Promise<Contact | undefined> {
    const { items } = await api<{ items: Contact[] }>('GET', `/contacts?q=${lineUserId}`);
    return items[0];
  },

  async contact(lineUserId: string): Promise<ContactDetail> {
    const found = await until('the contact', () => contactsApi.findContact(lineUserId));
    return api<ContactDetail>('GET', `/contacts/${found.id}`);
  },

  /** A view of the admin's own, made when there is none of this name. */
  async view(name: string, filter: ContactFilter): Promise<ContactView> {
    const { items } = await api<{ items: ContactView[] }>('GET', '/contact-views');
    return (
      items.find((view) => view.name === name) ?? api<ContactView>('POST', '/contact-views', { name, filter })
    );
  },

  async ties(lineUserId: string): Promise<SocialTie[]> {
    const { id } = await contactsApi.contact(lineUserId);
    return (await api<{ items: SocialTie[] }>('GET', `/contacts/${id}/social-ties`)).items;
  },

  unbind: (contactId: string, reason: string) =>
    api<unknown>('POST', `/contacts/${contactId}/unbind`, { reason }),

  /** What another system had bound, as its CSV file; waits for the end. */
  async importContacts(channelId: string, csv: string): Promise<void> {
    const { id } = await upload<ContactImport>(
      `/channels/${channelId}/contact-imports`,
      csvFile('contacts', csv),
    );
    await until('the end of the import', async () => {
      const { items } = await api<{ items: ContactImport[] }>('GET', '/contact-imports');
      return items.find((job) => job.id === id && job.state === 'done');
    });
  },

  async tagNamed(name: string): Promise<Tag> {
    const { items } = await api<{ items: Tag[] }>('GET', '/tags');
    const found = items.find((tag) => tag.name === name);
    if (!found) throw new Error(`no tag ${name}`);
    return found;
  },

  async tagId(name: string): Promise<string> {
    return (await contactsApi.tagNamed(name)).id;
  },

  /** Starts a job and waits until it has ended. */
  async tagEverybody(name: string): Promise<void> {
    const tagId = await contactsApi.tagId(name);
    const { id } = await api<TagJob>('POST', '/tag-jobs', { action: 'add', tagId, filter: {} });
    await until('the end of the tagging', async () => {
      const jobs = await api<{ items: TagJob[] }>('GET', '/tag-jobs');
      return jobs.items.find((job) => job.id === id && job.state === 'done');
    });
  },
};
