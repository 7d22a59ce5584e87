select gist_id, embedding <=> ? as distance
from gist_vector
where model = ? and gist_id = any (?::uuid[])
order by distance
