import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MemberImportEntity, MemberImportPartEntity, ShopMemberEntity } from './member-table.entities.js';
import { ShopMembers } from './shop-members.js';

/** The members themselves, for shops that are matched by a table. */
@Module({
  imports: [TypeOrmModule.forFeature([MemberImportEntity, MemberImportPartEntity, ShopMemberEntity])],
  providers: [ShopMembers],
  exports: [ShopMembers],
})
export class MemberTableModule {}
