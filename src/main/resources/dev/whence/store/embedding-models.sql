select model.id, model.name, model.dimensions, model.serving,
       (select count(*) from gist where gist.number > model.embedded_to) as waiting
from embedding_model as model
order by model.serving desc, model.id desc
