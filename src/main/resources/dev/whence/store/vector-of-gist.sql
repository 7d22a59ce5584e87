select vector.embedding
from gist_vector as vector join embedding_model as model on model.id = vector.model
where model.serving and vector.gist_id = ?
