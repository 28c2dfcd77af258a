import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { PhoneBindingModule } from '../phone-binding/phone-binding.module.js';
import { ShopsModule } from '../shops/shops.module.js';
import { BindingReviewsController } from './binding-reviews.controller.js';
import { DecideMerge } from './decide-merge.js';
import { DecideReview } from './decide-review.js';
import { ReviewCases } from './review-cases.js';
import { ReviewRepository } from './review.repository.js';
import { ShowReview } from './show-review.js';

/** Cases that wait for staff: numbers held by another LINE account, or with several members. */
@Module({
  imports: [AuditModule, ContactsModule, PhoneBindingModule, ShopsModule],
  controllers: [BindingReviewsController],
  providers: [DecideMerge, DecideReview, ReviewCases, ReviewRepository, ShowReview],
})
export class BindingReviewsModule {}
