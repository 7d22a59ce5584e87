copy event (position, id, type, schema_version, subject, occurred_at, recorded_at, source, source_position,
            correlation_id, causation_id, data, narrative, gist_id, hash)
from stdin (format binary)
