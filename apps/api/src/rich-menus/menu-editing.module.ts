import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { JourneysModule } from '../journeys/journeys.module.js';
import { LinkClicksModule } from '../link-clicks/link-clicks.module.js';
import { MediaModule } from '../media/media.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { DeleteMenu } from './delete-menu.js';
import { EditMenus } from './edit-menus.js';
import { MenuReferences } from './menu-references.js';
import { PublishMenu } from './publish-menu.js';
import { RichMenusController } from './rich-menus.controller.js';
import { RichMenusModule } from './rich-menus.module.js';
import { ShowMenuClicks } from './show-menu-clicks.js';
import { ShowMenus } from './show-menus.js';
import { ValidateMenu } from './validate-menu.js';

/** Menus as staff draw them. It knows who uses a menu; the users know only `RichMenusModule`. */
@Module({
  imports: [
    AuditModule,
    AuthModule,
    ChannelsModule,
    JourneysModule,
    LinkClicksModule,
    MediaModule,
    RichMenusModule,
    TeamsModule,
  ],
  controllers: [RichMenusController],
  providers: [DeleteMenu, EditMenus, MenuReferences, PublishMenu, ShowMenuClicks, ShowMenus, ValidateMenu],
})
export class MenuEditingModule {}
