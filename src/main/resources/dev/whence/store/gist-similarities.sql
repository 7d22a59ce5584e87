select one.gist_id, other.gist_id, 1 - (one.embedding <=> other.embedding)
from gist_vector as one
join gist_vector as other on other.model = one.model
where one.model = ? and one.gist_id = any (?::uuid[]) and other.gist_id = any (?::uuid[])
