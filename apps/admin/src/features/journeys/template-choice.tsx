import { Card, SimpleGrid, Text } from '@mantine/core';
import { TextLink } from '../../components/links.js';
import { useTexts } from '../../shared/i18n.js';
import { journeyTemplates } from '../../shared/search.js';
import { journeyTexts } from './texts.js';

/** What a new journey can begin with. */
export function TemplateChoice() {
  const t = useTexts(journeyTexts);
  return (
    <SimpleGrid
      component="ul"
      className="tl-list"
      cols={{ base: 1, sm: 2, lg: 3 }}
      aria-label={t.templatesTitle}
    >
      {journeyTemplates.map((template) => (
        <Card key={template} component="li" withBorder className="tl-card">
          <TextLink to="/journeys/new" search={{ template }} fw={600}>
            {t.templates[template].name}
          </TextLink>
          <Text size="sm" c="dimmed" mt={4}>
            {t.templates[template].text}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}
