import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { cardsSearch, newCardSearch } from '../../shared/search.js';
import { CardRoleGate } from '../shell/role-gate.js';
import { shell } from './frame.js';

const cardWriters = createRoute({ getParentRoute: () => shell, id: 'card-writers', component: CardRoleGate });

const cards = createRoute({
  getParentRoute: () => shell,
  path: '/cards',
  validateSearch: cardsSearch,
  component: lazyRouteComponent(() => import('../../routes/cards.js'), 'CardsPage'),
});

const card = createRoute({
  getParentRoute: () => shell,
  path: '/cards/$cardId',
  component: lazyRouteComponent(() => import('../../routes/card.js'), 'CardPage'),
});

const newCard = createRoute({
  getParentRoute: () => cardWriters,
  path: '/cards/new',
  validateSearch: newCardSearch,
  component: lazyRouteComponent(() => import('../../routes/new-card.js'), 'NewCardPage'),
});

const autoReplies = createRoute({
  getParentRoute: () => shell,
  path: '/auto-replies',
  component: lazyRouteComponent(() => import('../../routes/auto-replies.js'), 'AutoRepliesPage'),
});

const autoReply = createRoute({
  getParentRoute: () => shell,
  path: '/auto-replies/$channelId',
  component: lazyRouteComponent(() => import('../../routes/auto-reply.js'), 'AutoReplyPage'),
});

/** Message cards and what answers with them: all may look, few may write. */
export const cardsRoutes = [autoReplies, autoReply, cards, card, cardWriters.addChildren([newCard])] as const;
