select vector.gist_id, min(vector.embedding <=> ?) as distance
from gist_type join gist_vector as vector on vector.model = ? and vector.gist_id = gist_type.gist_id
where gist_type.type = any (?::text[])
group by vector.gist_id
order by distance
