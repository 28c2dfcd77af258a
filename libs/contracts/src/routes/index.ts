import type { Route } from '../route.js';
import * as account from './account.js';
import * as audit from './audit.js';
import * as auth from './auth.js';
import * as bindingChannels from './binding-channels.js';
import * as bindingReviews from './binding-reviews.js';
import * as channelChecks from './channel-checks.js';
import * as channelTrials from './channel-trials.js';
import * as bindingVersions from './binding-versions.js';
import * as channels from './channels.js';
import * as contactPrivacy from './contact-privacy.js';
import * as contactTimeline from './contact-timeline.js';
import * as contacts from './contacts.js';
import * as funnel from './funnel.js';
import * as liff from './liff.js';
import * as memberCard from './member-card.js';
import * as memberImports from './member-imports.js';
import * as memberLinks from './member-links.js';
import * as members from './members.js';
import * as messageCards from './message-cards.js';
import * as operator from './operator.js';
import * as setup from './setup.js';
import * as shops from './shops.js';
import * as smsGateways from './sms-gateways.js';
import * as sms from './sms.js';
import * as system from './system.js';
import * as tagJobs from './tag-jobs.js';
import * as tags from './tags.js';
import * as team from './team.js';

/** Every route of the API, by name: OpenAPI, the client and the architecture test read this table. */
export const routes = {
  getLiveness: system.getLiveness,
  getReadiness: system.getReadiness,
  getOpenApi: system.getOpenApi,
  getMedia: system.getMedia,
  receiveLineWebhook: system.receiveLineWebhook,
  getLiffPage: liff.getLiffPage,
  createLiffSession: liff.createLiffSession,
  getLiffState: liff.getLiffState,
  endLiffSession: liff.endLiffSession,
  createOtpChallenge: liff.createOtpChallenge,
  verifyOtpChallenge: liff.verifyOtpChallenge,
  retryMatch: liff.retryMatch,
  requestPushAnswer: liff.requestPushAnswer,
  getMemberCard: memberCard.getMemberCard,
  unbindMyself: memberCard.unbindMyself,
  offerMemberLink: memberLinks.offerMemberLink,
  acceptMemberLink: memberLinks.acceptMemberLink,
  signIn: auth.signIn,
  signOut: auth.signOut,
  getMe: auth.getMe,
  listMySessions: account.listMySessions,
  endMySession: account.endMySession,
  changePassword: account.changePassword,
  openPasswordReset: account.openPasswordReset,
  resetPassword: account.resetPassword,
  getTwoFactor: account.getTwoFactor,
  enrolTwoFactor: account.enrolTwoFactor,
  confirmTwoFactor: account.confirmTwoFactor,
  turnOffTwoFactor: account.turnOffTwoFactor,
  listMembers: members.listMembers,
  listAdmins: members.listAdmins,
  changeMember: members.changeMember,
  removeMember: members.removeMember,
  listMemberSessions: members.listMemberSessions,
  endMemberSessions: members.endMemberSessions,
  createPasswordReset: members.createPasswordReset,
  turnOffMemberTwoFactor: members.turnOffMemberTwoFactor,
  inviteMember: members.inviteMember,
  renewInvitation: members.renewInvitation,
  revokeInvitation: members.revokeInvitation,
  openInvitation: members.openInvitation,
  acceptInvitation: members.acceptInvitation,
  getDeliveryQueues: operator.getDeliveryQueues,
  retryDeliveries: operator.retryDeliveries,
  getSetup: setup.getSetup,
  setUp: setup.setUp,
  beginWithSandbox: setup.beginWithSandbox,
  listAudit: audit.listAudit,
  exportAudit: audit.exportAudit,
  listAuditPeople: audit.listAuditPeople,
  getTeam: team.getTeam,
  updateTeam: team.updateTeam,
  uploadMedia: team.uploadMedia,
  listChannels: channels.listChannels,
  getChannel: channels.getChannel,
  createChannel: channels.createChannel,
  updateChannel: channels.updateChannel,
  getBindingSettings: channels.getBindingSettings,
  saveBindingSettings: channels.saveBindingSettings,
  switchBinding: channels.switchBinding,
  listBindingChannels: bindingChannels.listBindingChannels,
  listChannelReports: channelChecks.listChannelReports,
  getChannelReport: channelChecks.getChannelReport,
  checkChannel: channelChecks.checkChannel,
  repairChannel: channelChecks.repairChannel,
  tickChecklist: channelChecks.tickChecklist,
  startIdentityTest: channelChecks.startIdentityTest,
  getIdentityTest: channelChecks.getIdentityTest,
  openIdentityTest: channelChecks.openIdentityTest,
  getBindingTrial: channelTrials.getBindingTrial,
  sendTestSms: channelTrials.sendTestSms,
  listShopPlatforms: shops.listShopPlatforms,
  listBindingVersions: bindingVersions.listBindingVersions,
  getBindingVersion: bindingVersions.getBindingVersion,
  restoreBindingVersion: bindingVersions.restoreBindingVersion,
  getMemberCardSettings: memberCard.getMemberCardSettings,
  saveMemberCardSettings: memberCard.saveMemberCardSettings,
  getMemberLinkSecret: memberLinks.getMemberLinkSecret,
  replaceMemberLinkSecret: memberLinks.replaceMemberLinkSecret,
  removeMemberLinkSecret: memberLinks.removeMemberLinkSecret,
  listMessageCards: messageCards.listMessageCards,
  getMessageCard: messageCards.getMessageCard,
  createMessageCard: messageCards.createMessageCard,
  saveMessageCard: messageCards.saveMessageCard,
  archiveMessageCard: messageCards.archiveMessageCard,
  listShopConnections: shops.listShopConnections,
  createShopConnection: shops.createShopConnection,
  updateShopConnection: shops.updateShopConnection,
  tryShopConnection: shops.tryShopConnection,
  registerShopWebhook: shops.registerShopWebhook,
  receiveShopWebhook: shops.receiveShopWebhook,
  uploadMembers: memberImports.uploadMembers,
  listMemberImports: memberImports.listMemberImports,
  getMemberImport: memberImports.getMemberImport,
  applyMemberImport: memberImports.applyMemberImport,
  downloadRejects: memberImports.downloadRejects,
  listContacts: contacts.listContacts,
  getContact: contacts.getContact,
  splitContact: contacts.splitContact,
  unbindContact: contacts.unbindContact,
  getContactTimeline: contactTimeline.getContactTimeline,
  revealContactPhone: contactPrivacy.revealContactPhone,
  exportContact: contactPrivacy.exportContact,
  eraseContact: contactPrivacy.eraseContact,
  exportContacts: contactPrivacy.exportContacts,
  getFunnel: funnel.getFunnel,
  exportFunnel: funnel.exportFunnel,
  getAttention: funnel.getAttention,
  listTags: tags.listTags,
  createTag: tags.createTag,
  changeTag: tags.changeTag,
  archiveTag: tags.archiveTag,
  restoreTag: tags.restoreTag,
  listTagLog: tags.listTagLog,
  tagContact: tags.tagContact,
  startTagJob: tagJobs.startTagJob,
  mergeTag: tagJobs.mergeTag,
  importTagged: tagJobs.importTagged,
  listTagJobs: tagJobs.listTagJobs,
  cancelTagJob: tagJobs.cancelTagJob,
  listBindingReviews: bindingReviews.listBindingReviews,
  getBindingReview: bindingReviews.getBindingReview,
  decideBindingReview: bindingReviews.decideBindingReview,
  getSmsAccount: sms.getSmsAccount,
  listLedger: sms.listLedger,
  topUpSms: sms.topUpSms,
  listSmsGateways: smsGateways.listSmsGateways,
  createSmsGateway: smsGateways.createSmsGateway,
  updateSmsGateway: smsGateways.updateSmsGateway,
  removeSmsGateway: smsGateways.removeSmsGateway,
  orderSmsGateways: smsGateways.orderSmsGateways,
  testSmsGateway: smsGateways.testSmsGateway,
  updateSmsAccount: sms.updateSmsAccount,
  getSmsBudgets: sms.getSmsBudgets,
  exportLedger: sms.exportLedger,
  listSmsMessages: sms.listSmsMessages,
  receiveSmsReport: smsGateways.receiveSmsReport,
  receiveSmsReportByQuery: smsGateways.receiveSmsReportByQuery,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
