-- DIMENSIONS is replaced by the number of the model's dimensions, which cannot be a parameter of a type.
select gist_id, embedding::vector(DIMENSIONS) <=> ? as distance
from gist_vector
where model = ?
order by distance
