select gist.number, gist.id, gist.text
from gist join embedding_model as model on gist.number > model.embedded_to
where model.name = ?
order by gist.number
limit ?
