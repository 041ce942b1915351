<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>Bridge</name>
    <message>
        <source>yes</source>
        <translation>sim</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Bone age</source>
        <translation>Idade óssea</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Alvo</translation>
    </message>
    <message>
        <source>Chronological age</source>
        <translation>Idade cronológica</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Body part</source>
        <translation>Parte do corpo</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Lado</translation>
    </message>
    <message>
        <source>Map of appearance</source>
        <translation>Mapa de aparência</translation>
    </message>
    <message>
        <source>Prediction error</source>
        <translation>Erro da previsão</translation>
    </message>
    <message>
        <source>Absolute prediction error</source>
        <translation>Erro absoluto da previsão</translation>
    </message>
    <message>
        <source>Probability of the true class</source>
        <translation>Probabilidade da classe verdadeira</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treino</translation>
    </message>
    <message>
        <source>Suspicion</source>
        <translation>Suspeita</translation>
    </message>
    <message>
        <source>Twice in the set</source>
        <translation>Duas vezes no conjunto</translation>
    </message>
    <message>
        <source>Planned split</source>
        <translation>Divisão planejada</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>Try: %1</source>
        <translation>Experimentar: %1</translation>
    </message>
    <message>
        <source>It diverges</source>
        <translation>Está divergindo</translation>
    </message>
    <message>
        <source>The loss grows instead of falling: {now} now, {least} at its lowest.</source>
        <translation>O custo cresce em vez de cair: {now} agora, {least} no ponto mais baixo.</translation>
    </message>
    <message>
        <source>The steps are longer than the valley is wide. Try a tenth of the learning rate, or shorten long gradients.</source>
        <translation>Os passos são maiores que a largura do vale. Tente um décimo da taxa de aprendizado ou corte gradientes longos.</translation>
    </message>
    <message>
        <source>Exploding gradients</source>
        <translation>Gradientes que explodem</translation>
    </message>
    <message>
        <source>The gradient&apos;s length jumps to {largest}, where {median} is usual.</source>
        <translation>O comprimento do gradiente salta para {largest}, quando o usual é {median}.</translation>
    </message>
    <message>
        <source>One batch throws the weights far away. Shorten long gradients, or start with smaller weights.</source>
        <translation>Um único lote joga os pesos para longe. Corte gradientes longos ou comece com pesos menores.</translation>
    </message>
    <message>
        <source>Vanishing gradients</source>
        <translation>Gradientes que somem</translation>
    </message>
    <message>
        <source>The first layer&apos;s gradients are {share} of those of the last hidden one: it hardly learns.</source>
        <translation>Os gradientes da primeira camada são {share} dos da última oculta: ela quase não aprende.</translation>
    </message>
    <message>
        <source>Each layer passes less back than it gets. ReLU, He&apos;s start and normalisation between the layers keep it alive.</source>
        <translation>Cada camada devolve menos do que recebe. ReLU, inicialização de He e normalização entre as camadas mantêm o gradiente vivo.</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>Unidades mortas</translation>
    </message>
    <message>
        <source>{share} of the units of {layer} give the same number for every image.</source>
        <translation>{share} das unidades de {layer} dão o mesmo número para todas as imagens.</translation>
    </message>
    <message>
        <source>A ReLU that is never above zero gets no gradient any more. Leaky ReLU lets some through; a lower learning rate kills fewer.</source>
        <translation>Uma ReLU que nunca passa de zero não recebe mais gradiente. A Leaky ReLU deixa passar um pouco; uma taxa de aprendizado menor mata menos unidades.</translation>
    </message>
    <message>
        <source>Learning rate too high</source>
        <translation>Taxa de aprendizado alta demais</translation>
    </message>
    <message>
        <source>A step changes the weights by {ratio} of their size (about 0.001 is healthy), and the training loss rose in {rises} of {epochs} epochs.</source>
        <translation>Um passo muda os pesos em {ratio} do tamanho deles (o saudável é cerca de 0,001), e o custo de treino subiu em {rises} de {epochs} épocas.</translation>
    </message>
    <message>
        <source>Shorter steps fall more evenly. Try a third of the learning rate.</source>
        <translation>Passos menores caem com mais regularidade. Tente um terço da taxa de aprendizado.</translation>
    </message>
    <message>
        <source>Learning rate too low</source>
        <translation>Taxa de aprendizado baixa demais</translation>
    </message>
    <message>
        <source>A step changes the weights by {ratio} of their size (about 0.001 is healthy), and the loss falls slowly but steadily.</source>
        <translation>Um passo muda os pesos em {ratio} do tamanho deles (o saudável é cerca de 0,001), e o custo cai devagar, mas sem parar.</translation>
    </message>
    <message>
        <source>Longer steps get there sooner. Try three times the learning rate.</source>
        <translation>Passos maiores chegam antes. Tente o triplo da taxa de aprendizado.</translation>
    </message>
    <message>
        <source>It stands still</source>
        <translation>Está parada</translation>
    </message>
    <message>
        <source>The training loss went from {first} to {now}: the network has learned next to nothing.</source>
        <translation>O custo de treino foi de {first} a {now}: a rede não aprendeu quase nada.</translation>
    </message>
    <message>
        <source>Another start, another learning rate or normalisation between the layers may set it moving.</source>
        <translation>Outra inicialização, outra taxa de aprendizado ou normalização entre as camadas podem fazê-la sair do lugar.</translation>
    </message>
    <message>
        <source>It overfits</source>
        <translation>Sobreajuste (overfit)</translation>
    </message>
    <message>
        <source>Training errs by {train}, validation by {validation}: it learns the training images by heart.</source>
        <translation>O treino erra {train} e a validação {validation}: a rede está decorando as imagens de treino.</translation>
    </message>
    <message>
        <source>More varied images, dropout or weight decay make learning by heart harder; so do more images.</source>
        <translation>Imagens mais variadas, dropout ou weight decay tornam mais difícil decorar; mais imagens também.</translation>
    </message>
    <message>
        <source>It underfits</source>
        <translation>Subajuste (underfit)</translation>
    </message>
    <message>
        <source>Training errs by {train} and validation by {validation}, against {guess} for always guessing: it has not learned the training images either.</source>
        <translation>O treino erra {train} e a validação {validation}, contra {guess} do palpite constante: nem as imagens de treino foram aprendidas.</translation>
    </message>
    <message>
        <source>Train longer, let it be larger, or hold it back less.</source>
        <translation>Treine por mais tempo, aumente a rede ou regularize menos.</translation>
    </message>
    <message>
        <source>It goes well</source>
        <translation>Vai bem</translation>
    </message>
    <message>
        <source>Let it go on.</source>
        <translation>Deixe continuar.</translation>
    </message>
    <message>
        <source>Loss and error fall, and validation follows training.</source>
        <translation>Custo e erro caem, e a validação acompanha o treino.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>{place}: there is no such file.</source>
        <translation>{place}: o arquivo não existe.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Confira o caminho.</translation>
    </message>
    <message>
        <source>{place}: there is no such folder.</source>
        <translation>{place}: a pasta não existe.</translation>
    </message>
    <message>
        <source>Check the path, or whether the drive is connected.</source>
        <translation>Confira o caminho ou se a unidade está conectada.</translation>
    </message>
    <message>
        <source>{place}: the folder is empty.</source>
        <translation>{place}: a pasta está vazia.</translation>
    </message>
    <message>
        <source>Choose the folder that holds the label table and the images.</source>
        <translation>Escolha a pasta que contém a tabela de rótulos e as imagens.</translation>
    </message>
    <message>
        <source>{place}: the folder already holds something else.</source>
        <translation>{place}: a pasta já contém outra coisa.</translation>
    </message>
    <message>
        <source>Choose an empty folder or a new one.</source>
        <translation>Escolha uma pasta vazia ou uma nova.</translation>
    </message>
    <message>
        <source>{place} is not a folder.</source>
        <translation>{place} não é uma pasta.</translation>
    </message>
    <message>
        <source>{place}: you may not open it.</source>
        <translation>{place}: você não tem permissão para abrir.</translation>
    </message>
    <message>
        <source>Ask its owner for permission, or copy it to a folder of yours.</source>
        <translation>Peça permissão ao dono ou copie para uma pasta sua.</translation>
    </message>
    <message>
        <source>{place}: reading failed ({detail}).</source>
        <translation>{place}: a leitura falhou ({detail}).</translation>
    </message>
    <message>
        <source>Check the drive and try again.</source>
        <translation>Verifique a unidade e tente de novo.</translation>
    </message>
    <message>
        <source>{place}: writing failed ({detail}).</source>
        <translation>{place}: a gravação falhou ({detail}).</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write there.</source>
        <translation>Verifique se a pasta existe e se você pode gravar nela.</translation>
    </message>
    <message>
        <source>{place}: the disk is full.</source>
        <translation>{place}: o disco está cheio.</translation>
    </message>
    <message>
        <source>Free some space and try again; what was stored before is intact.</source>
        <translation>Libere espaço e tente de novo; o que já estava guardado continua intacto.</translation>
    </message>
    <message>
        <source>{place}: the content is not an image.</source>
        <translation>{place}: o conteúdo não é uma imagem.</translation>
    </message>
    <message>
        <source>Replace the file or take it out of the folder.</source>
        <translation>Substitua o arquivo ou retire-o da pasta.</translation>
    </message>
    <message>
        <source>{place}: images of the kind {format} cannot be opened.</source>
        <translation>{place}: imagens do tipo {format} não podem ser abertas.</translation>
    </message>
    <message>
        <source>Convert it to PNG.</source>
        <translation>Converta para PNG.</translation>
    </message>
    <message>
        <source>{place}: the image is damaged or cut short.</source>
        <translation>{place}: a imagem está danificada ou incompleta.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Copie ou baixe de novo.</translation>
    </message>
    <message>
        <source>{place}: the image says it has {width} x {height} pixels; the limit is {limit}.</source>
        <translation>{place}: a imagem diz ter {width} x {height} pixels; o limite é {limit}.</translation>
    </message>
    <message>
        <source>If that is its true size, raise the limit (--max-megapixels, Settings) or reduce it.</source>
        <translation>Se esse for mesmo o tamanho dela, aumente o limite (em Ajustes ou com --max-megapixels) ou reduza a imagem.</translation>
    </message>
    <message>
        <source>{place}: the table is empty.</source>
        <translation>{place}: a tabela está vazia.</translation>
    </message>
    <message>
        <source>It needs a header and one line for each image.</source>
        <translation>Ela precisa de um cabeçalho e de uma linha para cada imagem.</translation>
    </message>
    <message>
        <source>{place}: the file is not a text table.</source>
        <translation>{place}: o arquivo não é uma tabela de texto.</translation>
    </message>
    <message>
        <source>Save it again as CSV or XLSX.</source>
        <translation>Salve de novo como CSV ou XLSX.</translation>
    </message>
    <message>
        <source>{place}: the table has no column {column}; it has {found}.</source>
        <translation>{place}: a tabela não tem a coluna {column}; tem {found}.</translation>
    </message>
    <message>
        <source>Rename the column that holds it.</source>
        <translation>Renomeie a coluna que contém esse dado.</translation>
    </message>
    <message>
        <source>Correct the line in the table.</source>
        <translation>Corrija a linha na tabela.</translation>
    </message>
    <message>
        <source>{place}: the id {id} stands in the table a second time.</source>
        <translation>{place}: o id {id} aparece na tabela pela segunda vez.</translation>
    </message>
    <message>
        <source>Only the first line counts; take the other out.</source>
        <translation>Só a primeira linha vale; retire a outra.</translation>
    </message>
    <message>
        <source>{place}: “{found}” is not a sex.</source>
        <translation>{place}: “{found}” não é um sexo.</translation>
    </message>
    <message>
        <source>Write M or F, True or False.</source>
        <translation>Escreva M ou F, True ou False.</translation>
    </message>
    <message>
        <source>{place}: “{found}” is not an age in months.</source>
        <translation>{place}: “{found}” não é uma idade em meses.</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Escreva um número.</translation>
    </message>
    <message>
        <source>{place}: an age of {found} months is not between {min} and {max}.</source>
        <translation>{place}: a idade de {found} meses não está entre {min} e {max}.</translation>
    </message>
    <message>
        <source>Correct it in the table.</source>
        <translation>Corrija na tabela.</translation>
    </message>
    <message>
        <source>{place}: the image {file} of this line is not in the folder.</source>
        <translation>{place}: a imagem {file} desta linha não está na pasta.</translation>
    </message>
    <message>
        <source>Copy the image there or take the line out.</source>
        <translation>Copie a imagem para lá ou retire a linha.</translation>
    </message>
    <message>
        <source>{place}: the table has no line for this image.</source>
        <translation>{place}: a tabela não tem linha para esta imagem.</translation>
    </message>
    <message>
        <source>Add a line with its age and sex.</source>
        <translation>Acrescente uma linha com a idade e o sexo.</translation>
    </message>
    <message>
        <source>{place} is not a Carpo project.</source>
        <translation>{place} não é um projeto do Carpo.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .carpo.</source>
        <translation>Escolha um arquivo que termine em .carpo.</translation>
    </message>
    <message>
        <source>{place} was made by a newer Carpo (format {found}; this one reads up to {known}).</source>
        <translation>{place} foi feito por um Carpo mais novo (formato {found}; este lê até {known}).</translation>
    </message>
    <message>
        <source>Update Carpo to open it; the file was left untouched.</source>
        <translation>Atualize o Carpo para abrir; o arquivo não foi alterado.</translation>
    </message>
    <message>
        <source>{place}: the project file is damaged ({detail}).</source>
        <translation>{place}: o arquivo do projeto está danificado ({detail}).</translation>
    </message>
    <message>
        <source>Restore a copy; the file was left untouched.</source>
        <translation>Restaure uma cópia; o arquivo não foi alterado.</translation>
    </message>
    <message>
        <source>{place} is in use by another program.</source>
        <translation>{place} está em uso por outro programa.</translation>
    </message>
    <message>
        <source>Close the other one and try again.</source>
        <translation>Feche o outro e tente de novo.</translation>
    </message>
    <message>
        <source>{place}: there is no run {run}.</source>
        <translation>{place}: não existe a execução {run}.</translation>
    </message>
    <message>
        <source>The project holds: {known}.</source>
        <translation>O projeto contém: {known}.</translation>
    </message>
    <message>
        <source>{place}: the data set has no image with the id {id}, or more than one.</source>
        <translation>{place}: o conjunto de dados não tem imagem com o id {id}, ou tem mais de uma.</translation>
    </message>
    <message>
        <source>Check the id; where several images share it, give the path too.</source>
        <translation>Confira o id; se várias imagens o compartilham, informe também o caminho.</translation>
    </message>
    <message>
        <source>{place}: “{found}” is no decision about an image.</source>
        <translation>{place}: “{found}” não é uma decisão sobre uma imagem.</translation>
    </message>
    <message>
        <source>{place}: “{found}” cannot be a tag.</source>
        <translation>{place}: “{found}” não pode ser uma etiqueta.</translation>
    </message>
    <message>
        <source>Write a few words on one line.</source>
        <translation>Escreva algumas palavras em uma linha.</translation>
    </message>
    <message>
        <source>Correct it there.</source>
        <translation>Corrija nesse ponto.</translation>
    </message>
    <message>
        <source>Update Carpo.</source>
        <translation>Atualize o Carpo.</translation>
    </message>
    <message>
        <source>{place}: there is no hyperparameter “{key}”.</source>
        <translation>{place}: não existe o hiperparâmetro “{key}”.</translation>
    </message>
    <message>
        <source>Did you mean {nearest}?</source>
        <translation>Você quis dizer {nearest}?</translation>
    </message>
    <message>
        <source>{place}: {key} must be {expected}, not {found}.</source>
        <translation>{place}: {key} deve ser {expected}, não {found}.</translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation>Corrija o valor.</translation>
    </message>
    <message>
        <source>{place}: {key} must lie between {min} and {max}, not {found}.</source>
        <translation>{place}: {key} deve ficar entre {min} e {max}, não {found}.</translation>
    </message>
    <message>
        <source>{place}: {key} cannot be “{found}”.</source>
        <translation>{place}: {key} não pode ser “{found}”.</translation>
    </message>
    <message>
        <source>Allowed: {allowed}.</source>
        <translation>Permitidos: {allowed}.</translation>
    </message>
    <message>
        <source>{place}: there is no such experiment file, nor a preset of that name.</source>
        <translation>{place}: não existe esse arquivo de experimento nem uma predefinição com esse nome.</translation>
    </message>
    <message>
        <source>Presets: {known}.</source>
        <translation>Predefinições: {known}.</translation>
    </message>
    <message>
        <source>{key} of {found} pixels is too small for the network {network}; it needs {min}.</source>
        <translation>{key}: {found} pixels não bastam para a rede {network}; ela precisa de {min}.</translation>
    </message>
    <message>
        <source>Choose a larger input.</source>
        <translation>Escolha uma entrada maior.</translation>
    </message>
    <message>
        <source>The device {device} is not available on this computer.</source>
        <translation>O dispositivo {device} não está disponível neste computador.</translation>
    </message>
    <message>
        <source>Choose automatic or CPU.</source>
        <translation>Escolha automático ou CPU.</translation>
    </message>
    <message>
        <source>{place}: the checkpoint cannot be read ({detail}).</source>
        <translation>{place}: o ponto de retomada não pôde ser lido ({detail}).</translation>
    </message>
    <message>
        <source>Start the run again; its curves and predictions are kept.</source>
        <translation>Comece a execução de novo; as curvas e previsões ficam guardadas.</translation>
    </message>
    <message>
        <source>{place}: the checkpoint belongs to another network or data set ({detail}).</source>
        <translation>{place}: o ponto de retomada é de outra rede ou de outro conjunto de dados ({detail}).</translation>
    </message>
    <message>
        <source>Continue the run with the data set it was trained on.</source>
        <translation>Continue a execução com o conjunto de dados em que ela foi treinada.</translation>
    </message>
    <message>
        <source>The loss is no longer a number (epoch {epoch}, batch {batch}).</source>
        <translation>A função custo deixou de ser um número (época {epoch}, lote {batch}).</translation>
    </message>
    <message>
        <source>Lower the learning rate and train again.</source>
        <translation>Reduza a taxa de aprendizado e treine de novo.</translation>
    </message>
    <message>
        <source>The memory is not enough ({detail}).</source>
        <translation>A memória não é suficiente ({detail}).</translation>
    </message>
    <message>
        <source>Choose a smaller batch or input.</source>
        <translation>Escolha um lote ou uma entrada menor.</translation>
    </message>
    <message>
        <source>{place}: {detail}</source>
        <translation>{place}: {detail}</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>{place}: something unexpected happened ({detail}).</source>
        <translation>{place}: aconteceu algo inesperado ({detail}).</translation>
    </message>
    <message>
        <source>Please report it with what you did before.</source>
        <translation>Por favor, relate isso com o que você fez antes.</translation>
    </message>
    <message>
        <source>{place}: “{file}” is a pipe, a socket, a device or a link that leads to no file; it was not opened.</source>
        <translation>{place}: “{file}” é um pipe, um socket, um dispositivo ou um link que não leva a nenhum arquivo; não foi aberto.</translation>
    </message>
    <message>
        <source>Put the file itself there.</source>
        <translation>Coloque o próprio arquivo ali.</translation>
    </message>
    <message>
        <source>{place}: more than {limit} folders, or more than {depth} in each other; the rest was not looked at.</source>
        <translation>{place}: mais de {limit} pastas, ou mais de {depth} umas dentro das outras; o resto não foi examinado.</translation>
    </message>
    <message>
        <source>Open the folder that holds the images themselves.</source>
        <translation>Abra a pasta que contém as próprias imagens.</translation>
    </message>
    <message>
        <source>{place}: there is no label table in the folder.</source>
        <translation>{place}: não há tabela de rótulos na pasta.</translation>
    </message>
    <message>
        <source>Put one there (.csv, .tsv or .xlsx), with a column that names the images and others such as sex and bone age in months.</source>
        <translation>Coloque uma ali (.csv, .tsv ou .xlsx), com uma coluna que nomeie as imagens e outras como sexo e idade óssea em meses.</translation>
    </message>
    <message>
        <source>{place}: a quotation mark is opened here and not closed.</source>
        <translation>{place}: aspas são abertas aqui e não são fechadas.</translation>
    </message>
    <message>
        <source>Take it out, or close it in the same cell.</source>
        <translation>Retire-as ou feche-as na mesma célula.</translation>
    </message>
    <message>
        <source>{place}: the line holds characters that no text has, such as NUL.</source>
        <translation>{place}: a linha contém caracteres que texto nenhum tem, como NUL.</translation>
    </message>
    <message>
        <source>Write the line anew.</source>
        <translation>Escreva a linha de novo.</translation>
    </message>
    <message>
        <source>{place}: “{found}” is not a number.</source>
        <translation>{place}: “{found}” não é um número.</translation>
    </message>
    <message>
        <source>{place}: “{found}” is not a part of a split; the image is in none.</source>
        <translation>{place}: “{found}” não é uma parte da divisão; a imagem não está em nenhuma.</translation>
    </message>
    <message>
        <source>Write train, validation or test.</source>
        <translation>Escreva treino, validação ou teste.</translation>
    </message>
    <message>
        <source>{place}: “{file}” lies outside of the folder; it was not opened.</source>
        <translation>{place}: “{file}” fica fora da pasta; não foi aberto.</translation>
    </message>
    <message>
        <source>Copy the image into the folder and name it there.</source>
        <translation>Copie a imagem para a pasta e use esse caminho na tabela.</translation>
    </message>
    <message>
        <source>{place}: several images are called {id}; {file} was taken.</source>
        <translation>{place}: várias imagens se chamam {id}; foi usada {file}.</translation>
    </message>
    <message>
        <source>Write the path in the table, or choose the images&apos; folder.</source>
        <translation>Escreva o caminho na tabela ou escolha a pasta das imagens.</translation>
    </message>
    <message>
        <source>{place}: neither the header nor the values say what the column “{column}” is counted in.</source>
        <translation>{place}: nem o cabeçalho nem os valores dizem em que unidade está a coluna “{column}”.</translation>
    </message>
    <message>
        <source>Say whether it is months, years, or none (a plain number).</source>
        <translation>Diga se são meses, anos ou nenhuma (um simples número).</translation>
    </message>
    <message>
        <source>{place}: {count} more of the kind {kind}.</source>
        <translation>{place}: mais {count} do tipo {kind}.</translation>
    </message>
    <message>
        <source>The first are listed.</source>
        <translation>Os primeiros estão na lista.</translation>
    </message>
    <message>
        <source>{place}: the workbook cannot be read ({detail}).</source>
        <translation>{place}: não é possível ler a planilha ({detail}).</translation>
    </message>
    <message>
        <source>Save it again as .xlsx, or export it as CSV.</source>
        <translation>Salve-a de novo como .xlsx ou exporte como CSV.</translation>
    </message>
    <message>
        <source>{place}: the workbook unpacks to more than the limit of {limit}.</source>
        <translation>{place}: descompactada, a planilha passa do limite de {limit}.</translation>
    </message>
    <message>
        <source>Export the sheet as CSV; a text table may be of any length.</source>
        <translation>Exporte a aba como CSV; uma tabela de texto pode ter qualquer tamanho.</translation>
    </message>
    <message>
        <source>{place}: the workbook has no sheet “{sheet}”; it has {found}.</source>
        <translation>{place}: a planilha não tem a aba “{sheet}”; ela tem {found}.</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>Escolha uma delas.</translation>
    </message>
    <message>
        <source>{place}: this is no column mapping ({detail}).</source>
        <translation>{place}: isto não é um mapeamento de colunas ({detail}).</translation>
    </message>
    <message>
        <source>“carpo-cli mapping DATASET” writes one to start from.</source>
        <translation>“carpo-cli mapping DATASET” escreve um para começar.</translation>
    </message>
    <message>
        <source>This data set has no column “{column}” to select by.</source>
        <translation>Este conjunto não tem a coluna “{column}” para selecionar por ela.</translation>
    </message>
    <message>
        <source>Take that condition away.</source>
        <translation>Retire essa condição.</translation>
    </message>
    <message>
        <source>{place}: the conditions of the selection cannot be read ({detail}).</source>
        <translation>{place}: as condições da seleção não podem ser lidas ({detail}).</translation>
    </message>
    <message>
        <source>Select anew and save that.</source>
        <translation>Selecione de novo e salve.</translation>
    </message>
    <message>
        <source>{place}: opening it took longer than the limit of {limit} seconds.</source>
        <translation>{place}: abri-la levou mais que o limite de {limit} segundos.</translation>
    </message>
    <message>
        <source>Save it anew without so many passes, or raise the limit (--max-seconds-per-image, Settings).</source>
        <translation>Salve-a de novo sem tantas passadas, ou aumente o limite (em Ajustes ou com --max-seconds-per-image).</translation>
    </message>
    <message>
        <source>{place}: the program that opens such images broke down on it ({detail}).</source>
        <translation>{place}: o programa que abre imagens assim quebrou ao abri-la ({detail}).</translation>
    </message>
    <message>
        <source>The file is most likely damaged: export it again.</source>
        <translation>O arquivo muito provavelmente está danificado: exporte-o de novo.</translation>
    </message>
    <message>
        <source>{place}: carpo-decode, which opens such images, did not run ({detail}).</source>
        <translation>{place}: o carpo-decode, que abre imagens assim, não funcionou ({detail}).</translation>
    </message>
    <message>
        <source>Install Carpo again: it belongs beside the program.</source>
        <translation>Instale o Carpo de novo: ele deve ficar junto do programa.</translation>
    </message>
    <message>
        <source>{key} = {found} takes at most {max} parameters; the network has {count}.</source>
        <translation>{key} = {found} aceita no máximo {max} parâmetros; a rede tem {count}.</translation>
    </message>
    <message>
        <source>Choose L-BFGS, or a smaller network.</source>
        <translation>Escolha L-BFGS ou uma rede menor.</translation>
    </message>
    <message>
        <source>{place}: {key}, “{layer}”, takes {expected}; what comes to it is {found}.</source>
        <translation>{place}: {key}, “{layer}”, aceita {expected}; o que chega a ela é {found}.</translation>
    </message>
    <message>
        <source>Change it, the layers before it or the input size.</source>
        <translation>Mude essa camada, as anteriores ou o tamanho da entrada.</translation>
    </message>
    <message>
        <source>{place}: with {key}, “{layer}”, the network has {count} parameters; {max} is the limit.</source>
        <translation>{place}: com {key}, “{layer}”, a rede tem {count} parâmetros; o limite é {max}.</translation>
    </message>
    <message>
        <source>Pool more before it, or make it smaller.</source>
        <translation>Reduza mais (pool) antes dela ou diminua a camada.</translation>
    </message>
    <message>
        <source>Choose the network that they were trained in.</source>
        <translation>Escolha a rede em que eles foram treinados.</translation>
    </message>
    <message>
        <source>{place}: no weights can be read from it: {reason} ({detail}).</source>
        <translation>{place}: não é possível ler pesos dele: {reason} ({detail}).</translation>
    </message>
    <message>
        <source>It takes a whole safetensors file or a PyTorch state dict.</source>
        <translation>São aceitos um arquivo safetensors inteiro ou um state dict do PyTorch.</translation>
    </message>
    <message>
        <source>{place}: these weights are of another network. Missing: {missing}. Of another shape, there / here: {shapes}. Surplus: {surplus}.</source>
        <translation>{place}: estes pesos são de outra rede. Faltam: {missing}. Têm outro formato, lá / aqui: {shapes}. Sobram: {surplus}.</translation>
    </message>
    <message>
        <source>not a whole safetensors file</source>
        <translation>não é um arquivo safetensors íntegro</translation>
    </message>
    <message>
        <source>not a whole PyTorch state dict</source>
        <translation>não é um state dict íntegro do PyTorch</translation>
    </message>
    <message>
        <source>it names code, and nothing in a file is run</source>
        <translation>ele nomeia código, e nada de um arquivo é executado</translation>
    </message>
    <message>
        <source>written on a big-endian computer</source>
        <translation>foi gravado em um computador big-endian</translation>
    </message>
    <message>
        <source>more in it than weights need</source>
        <translation>ele contém mais do que pesos precisam</translation>
    </message>
    <message>
        <source>there are no tensors in it</source>
        <translation>não há tensores nele</translation>
    </message>
    <message>
        <source>neither safetensors nor a PyTorch state dict</source>
        <translation>não é safetensors nem state dict do PyTorch</translation>
    </message>
    <message>
        <source>{place}: {key} = {found} does not go with {other} = {value}.</source>
        <translation>{place}: {key} = {found} não combina com {other} = {value}.</translation>
    </message>
    <message>
        <source>Set {settings}.</source>
        <translation>Defina {settings}.</translation>
    </message>
    <message>
        <source>{place}: {train} usable images to train with and {validation} to validate with are too few; at least 2 and 1 are needed.</source>
        <translation>{place}: {train} imagens utilizáveis para treinar e {validation} para validar são poucas; são necessárias pelo menos 2 e 1.</translation>
    </message>
    <message>
        <source>Add images with what is to be learnt, or change the split.</source>
        <translation>Acrescente imagens com o que se quer aprender ou mude a divisão.</translation>
    </message>
    <message>
        <source>{place}: no image of the data set has what is to be learnt ({key} = {target}).</source>
        <translation>{place}: nenhuma imagem do conjunto de dados tem o que se quer aprender ({key} = {target}).</translation>
    </message>
    <message>
        <source>Choose another target, or the column of the table that holds it.</source>
        <translation>Escolha outro alvo ou a coluna da tabela que o contém.</translation>
    </message>
    <message>
        <source>{place}: all images to train with have the same target, {found}: there is nothing to learn.</source>
        <translation>{place}: todas as imagens de treino têm o mesmo alvo, {found}: não há o que aprender.</translation>
    </message>
    <message>
        <source>Add images of another kind, or choose another target.</source>
        <translation>Acrescente imagens de outro tipo ou escolha outro alvo.</translation>
    </message>
    <message>
        <source>{place}: of the class “{class}” there are images to validate with, but none to train with.</source>
        <translation>{place}: da classe “{class}” há imagens para validar, mas nenhuma para treinar.</translation>
    </message>
    <message>
        <source>Add images of it, change the split, or exclude its images.</source>
        <translation>Acrescente imagens dela, mude a divisão ou exclua as imagens dela.</translation>
    </message>
    <message>
        <source>The memory is not enough for batches of {found} images of {side} px.</source>
        <translation>A memória não basta para lotes de {found} imagens de {side} px.</translation>
    </message>
    <message>
        <source>Batches of {fits} fit: set training.batch_size={fits}, and training.accumulation={times} for the same step.</source>
        <translation>Lotes de {fits} cabem: use training.batch_size={fits} e, para dar o mesmo passo, training.accumulation={times}.</translation>
    </message>
    <message>
        <source>{place}: images or labels are no longer those that run {run} began with, or something else was decided about them.</source>
        <translation>{place}: as imagens ou os rótulos já não são os do início da execução {run}, ou foi decidida outra coisa sobre eles.</translation>
    </message>
    <message>
        <source>Train a new run on them as they are now.</source>
        <translation>Treine uma nova execução com o que há agora.</translation>
    </message>
    <message>
        <source>there is no such file. Carpo ships none, and nobody publishes any of this network: train a base with it (“carpo-cli train”, or in the window) and put the best.safetensors of that run&apos;s folder there, PROJECT.carpo.runs/NUMBER</source>
        <translation>o arquivo não existe. O Carpo não traz pesos, e ninguém publica os desta rede: treine uma base com ela (“carpo-cli train”, ou na janela) e ponha ali o best.safetensors da pasta dessa execução, PROJETO.carpo.runs/NÚMERO</translation>
    </message>
    <message>
        <source>there is no such file. Carpo ships none: put there what is published at the address in brackets, or the best.safetensors of a run of yours</source>
        <translation>o arquivo não existe. O Carpo não traz pesos: ponha ali o que está publicado no endereço entre parênteses, ou o best.safetensors de uma execução sua</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>o alvo</translation>
    </message>
    <message>
        <source>a plain number, which has no age bands</source>
        <translation>um número qualquer, que não tem faixas etárias</translation>
    </message>
    <message>
        <source>{place}: the line has {found} fields in place of {expected}.</source>
        <translation>{place}: a linha tem {found} campos em vez de {expected}.</translation>
    </message>
    <message>
        <source>{place}: the file is not valid JSON ({detail}).</source>
        <translation>{place}: o arquivo não é um JSON válido ({detail}).</translation>
    </message>
    <message>
        <source>{place}: the file has version {found}; this Carpo reads up to {known}.</source>
        <translation>{place}: o arquivo tem a versão {found}; este Carpo lê até a {known}.</translation>
    </message>
    <message>
        <source>the number of points</source>
        <translation>o número de pontos</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mais</translation>
    </message>
</context>
<context>
    <name>EvaluationWords</name>
    <message>
        <source>Training images</source>
        <translation>Imagens de treino</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Imagens de validação</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Imagens de teste</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Todas as imagens</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Pasta %1</translation>
    </message>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n vista</numerusform>
            <numerusform>%n vistas</numerusform>
        </translation>
    </message>
    <message>
        <source>by its snapshots</source>
        <translation>pelos instantâneos dela</translation>
    </message>
    <message>
        <source>Not comparable with the challenge&apos;s board: these are not its 200 test images.</source>
        <translation>Não é comparável com o placar do desafio: estas não são as 200 imagens de teste dele.</translation>
    </message>
    <message>
        <source>Not comparable with the challenge&apos;s board: these are its test images, with other labels than those of its six readers.</source>
        <translation>Não é comparável com o placar do desafio: são as imagens de teste dele, mas com rótulos que não são os dos seis leitores.</translation>
    </message>
    <message>
        <source>of epoch %1, trained further since</source>
        <translation>da época %1, treinada mais desde então</translation>
    </message>
    <message>
        <source>run %1 of epoch %2, trained further since</source>
        <translation>execução %1 da época %2, treinada mais desde então</translation>
    </message>
    <message numerus="yes">
        <source>median with run(s) %1</source>
        <translation>
            <numerusform>mediana com a execução %1</numerusform>
            <numerusform>mediana com as execuções %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean with run(s) %1</source>
        <translation>
            <numerusform>média com a execução %1</numerusform>
            <numerusform>média com as execuções %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The challenge asks for an age; this run predicts classes.</source>
        <translation>O desafio pede uma idade; esta execução prevê classes.</translation>
    </message>
</context>
<context>
    <name>Gesture</name>
    <message>
        <source>Left, Right</source>
        <translation>Esquerda, direita</translation>
    </message>
    <message>
        <source>The bar before or after; with Shift several</source>
        <translation>A barra anterior ou a seguinte; com Shift, várias</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message>
        <source>The first or last bar</source>
        <translation>A primeira ou a última barra</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Choose the framed ones</source>
        <translation>Selecionar as emolduradas</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Drop what is being chosen</source>
        <translation>Abandonar a seleção em curso</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Arrastar</translation>
    </message>
    <message>
        <source>Choose bars, or outline points</source>
        <translation>Selecionar barras ou contornar pontos</translation>
    </message>
    <message>
        <source>Wheel, double click</source>
        <translation>Roda, duplo clique</translation>
    </message>
    <message>
        <source>Zoom, and see everything again</source>
        <translation>Ampliar e voltar a ver tudo</translation>
    </message>
    <message>
        <source>Arrows, + and -, Home</source>
        <translation>Setas, + e -, Home</translation>
    </message>
    <message>
        <source>Move, zoom, and see everything again</source>
        <translation>Mover, ampliar e voltar a ver tudo</translation>
    </message>
    <message>
        <source>Shift, Ctrl</source>
        <translation>Shift, Ctrl</translation>
    </message>
    <message>
        <source>With arrows or clicks, choose several images</source>
        <translation>Com setas ou cliques, selecionar várias imagens</translation>
    </message>
    <message>
        <source>Ctrl and wheel</source>
        <translation>Ctrl e roda</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Tamanho das miniaturas</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Arrastar com o botão direito</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Janela e nível</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Shift e arrastar</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>Medir um comprimento</translation>
    </message>
    <message>
        <source>Ctrl and drag</source>
        <translation>Ctrl e arrastar</translation>
    </message>
    <message>
        <source>Measure a region</source>
        <translation>Medir uma região</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Setas</translation>
    </message>
    <message>
        <source>Level with left and right, width with up and down</source>
        <translation>Nível com esquerda e direita, largura com cima e baixo</translation>
    </message>
    <message>
        <source>The next point that way; with Shift a frame round several</source>
        <translation>O próximo ponto nessa direção; com Shift, uma moldura em volta de vários</translation>
    </message>
    <message>
        <source>Enter, Space</source>
        <translation>Enter, Espaço</translation>
    </message>
    <message>
        <source>Open the ringed one, or choose the framed ones</source>
        <translation>Abrir o circulado, ou selecionar os emoldurados</translation>
    </message>
    <message>
        <source>The axis before or after</source>
        <translation>O eixo anterior ou o seguinte</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Acima, abaixo</translation>
    </message>
    <message>
        <source>The next run along the axis; with Shift a quarter of the axis</source>
        <translation>A próxima execução ao longo do eixo; com Shift, um quarto do eixo</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>The next handle</source>
        <translation>A próxima alça</translation>
    </message>
    <message>
        <source>Move the handle; with Shift farther</source>
        <translation>Mover a alça; com Shift, mais longe</translation>
    </message>
    <message>
        <source>Enter, click</source>
        <translation>Enter, clique</translation>
    </message>
    <message>
        <source>Make a point; with Shift or the right button one of the other class</source>
        <translation>Fazer um ponto; com Shift ou o botão direito, um da outra classe</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Mostrar a execução</translation>
    </message>
    <message>
        <source>In a chart of bars</source>
        <translation>Num gráfico de barras</translation>
    </message>
    <message>
        <source>In a chart</source>
        <translation>Num gráfico</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>No mapa</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>Na galeria</translation>
    </message>
    <message>
        <source>On an image</source>
        <translation>Sobre uma imagem</translation>
    </message>
    <message>
        <source>On the window&apos;s slider</source>
        <translation>No controle da janela</translation>
    </message>
    <message>
        <source>In a chart of points</source>
        <translation>Num gráfico de pontos</translation>
    </message>
    <message>
        <source>Among a sweep&apos;s upright axes</source>
        <translation>Entre os eixos verticais de uma varredura</translation>
    </message>
    <message>
        <source>In a lesson&apos;s chart</source>
        <translation>No gráfico de uma aula</translation>
    </message>
</context>
<context>
    <name>Hyperparameter</name>
    <message>
        <source>Input size</source>
        <translation>Tamanho da entrada</translation>
    </message>
    <message>
        <source>Side of the square image that the network sees; twice the side costs four times the work.</source>
        <translation>Lado da imagem quadrada que a rede vê; o dobro do lado custa quatro vezes o trabalho.</translation>
    </message>
    <message>
        <source>Keep aspect ratio</source>
        <translation>Manter a proporção</translation>
    </message>
    <message>
        <source>Fills the image up to a square instead of stretching the hand to one.</source>
        <translation>Completa a imagem até um quadrado em vez de esticar a mão.</translation>
    </message>
    <message>
        <source>Brightness normalisation</source>
        <translation>Normalização do brilho</translation>
    </message>
    <message>
        <source>Training fraction</source>
        <translation>Fração de treino</translation>
    </message>
    <message>
        <source>Part of the images that the network learns from.</source>
        <translation>Parte das imagens com que a rede aprende.</translation>
    </message>
    <message>
        <source>Validation fraction</source>
        <translation>Fração de validação</translation>
    </message>
    <message>
        <source>Part of the images that judges each epoch; what is left of both is the test set.</source>
        <translation>Parte das imagens que avalia cada época; o que sobra das duas é o conjunto de teste.</translation>
    </message>
    <message>
        <source>Images used</source>
        <translation>Imagens usadas</translation>
    </message>
    <message>
        <source>How many images are drawn from the data set before it is split; 0 takes all.</source>
        <translation>Quantas imagens são sorteadas do conjunto antes da divisão; 0 usa todas.</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>Semente da divisão</translation>
    </message>
    <message>
        <source>Draws which images are used and which part each falls in; the same seed, the same split.</source>
        <translation>Sorteia quais imagens são usadas e em que parte cada uma cai; mesma semente, mesma divisão.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotação</translation>
    </message>
    <message>
        <source>Turns each training image by a random angle up to this, either way, anew in each epoch.</source>
        <translation>Gira cada imagem de treino por um ângulo aleatório até este, para os dois lados, de novo a cada época.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Deslocamento</translation>
    </message>
    <message>
        <source>Moves each training image at random, along each axis up to this part of its side.</source>
        <translation>Desloca cada imagem de treino ao acaso, em cada eixo até esta fração do lado.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Enlarges or shrinks each training image at random by up to this part.</source>
        <translation>Amplia ou reduz cada imagem de treino ao acaso até esta fração.</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espelhar</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>The architecture: which layers, in which order.</source>
        <translation>A arquitetura: quais camadas, em que ordem.</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Não entra</translation>
    </message>
    <message>
        <source>Sex input</source>
        <translation>Entrada do sexo</translation>
    </message>
    <message>
        <source>How the child&apos;s sex enters the network, beside the image: girls mature earlier than boys.</source>
        <translation>Como o sexo da criança entra na rede, ao lado da imagem: meninas amadurecem antes dos meninos.</translation>
    </message>
    <message>
        <source>Neurons for the sex</source>
        <translation>Neurônios para o sexo</translation>
    </message>
    <message>
        <source>Width of the sex&apos;s own dense layer.</source>
        <translation>Largura da camada densa própria do sexo.</translation>
    </message>
    <message>
        <source>Network&apos;s own</source>
        <translation>A da própria rede</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>Inicialização</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Função custo</translation>
    </message>
    <message>
        <source>Huber delta</source>
        <translation>Delta de Huber</translation>
    </message>
    <message>
        <source>Error beyond which Huber&apos;s loss grows in proportion instead of quadratically.</source>
        <translation>Erro a partir do qual o custo de Huber cresce em proporção, e não ao quadrado.</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>SGD com momento</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Otimizador</translation>
    </message>
    <message>
        <source>How the gradient becomes a step of the weights.</source>
        <translation>Como o gradiente vira um passo dos pesos.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taxa de aprendizado</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Part of the last step that the next one keeps.</source>
        <translation>Parte do passo anterior que o próximo conserva.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Decaimento dos pesos (weight decay)</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>How long Adam remembers the gradient.</source>
        <translation>Por quanto tempo o Adam lembra o gradiente.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>How long Adam remembers the gradient&apos;s square.</source>
        <translation>Por quanto tempo o Adam lembra o quadrado do gradiente.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Épsilon</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>Um ciclo</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>How the learning rate moves during the training; one cycle rises to the largest rate and falls along a cosine.</source>
        <translation>Como a taxa de aprendizado varia durante o treino; um ciclo sobe até a maior taxa e desce por um cosseno.</translation>
    </message>
    <message>
        <source>Rising part</source>
        <translation>Parte de subida</translation>
    </message>
    <message>
        <source>Part of all batches in which the rate rises.</source>
        <translation>Parte de todos os lotes em que a taxa sobe.</translation>
    </message>
    <message>
        <source>Initial divisor</source>
        <translation>Divisor inicial</translation>
    </message>
    <message>
        <source>The first rate is the largest one divided by this.</source>
        <translation>A primeira taxa é a maior dividida por este valor.</translation>
    </message>
    <message>
        <source>Final divisor</source>
        <translation>Divisor final</translation>
    </message>
    <message>
        <source>The last rate is the first one divided by this.</source>
        <translation>A última taxa é a primeira dividida por este valor.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Corte do gradiente</translation>
    </message>
    <message>
        <source>Shortens a gradient whose length exceeds this; 0 leaves it as it is.</source>
        <translation>Encurta um gradiente cujo comprimento passa deste; 0 deixa como está.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Média dos pesos</translation>
    </message>
    <message>
        <source>Validates and keeps a moving average of the weights, of which each batch leaves this part; calmer curves. 0 uses the weights themselves.</source>
        <translation>Valida e guarda uma média móvel dos pesos, da qual cada lote conserva esta parte; curvas mais calmas. 0 usa os próprios pesos.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>How many times the training goes through all its images.</source>
        <translation>Quantas vezes o treino passa por todas as suas imagens.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamanho do lote</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Draws the first weights, the order of the images, dropout and augmentation; the same seed repeats the training.</source>
        <translation>Sorteia os primeiros pesos, a ordem das imagens, o dropout e o aumento de dados; a mesma semente repete o treino.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>What computes: the GPU where there is one that LibTorch can use, else the CPU.</source>
        <translation>O que calcula: a GPU, onde há uma que a LibTorch possa usar; senão, a CPU.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>CPU threads that compute; 0 takes all. Another number rounds differently.</source>
        <translation>Threads da CPU que calculam; 0 usa todas. Outro número arredonda de outro modo.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>verdadeiro ou falso</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>um número inteiro</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>um número</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>um texto</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dados</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>Esquema da taxa de aprendizado</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>Regularização</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de dados</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treino</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>Per image</source>
        <translation>Por imagem</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>Pelo treino</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>As 0 or 1</source>
        <translation>Como 0 ou 1</translation>
    </message>
    <message>
        <source>Own dense layer</source>
        <translation>Camada densa</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>Glorot uniforme</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He normal</translation>
    </message>
    <message>
        <source>L1 (absolute)</source>
        <translation>L1 (absoluto)</translation>
    </message>
    <message>
        <source>L2 (squared)</source>
        <translation>L2 (quadrático)</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desligado</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>todos os núcleos</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>Como veio</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Sorteada</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Divisão</translation>
    </message>
    <message>
        <source>A set that brings training, validation and test parts (RSNA does) keeps them as given: the fractions then only cut validation off training where it brings none, and fewer images are drawn from training alone.</source>
        <translation>Um conjunto que traz partes de treino, validação e teste (como o da RSNA) as mantém como vieram: as frações só separam a validação do treino quando ele não traz nenhuma, e o subconjunto é sorteado só do treino.</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Completar</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>To a square</source>
        <translation>Tornar quadrada</translation>
    </message>
    <message>
        <source>Pads the shorter side with the border&apos;s gray, or cuts off what the longer one has too much.</source>
        <translation>Completa o lado menor com o cinza da borda, ou corta o que o lado maior tem a mais.</translation>
    </message>
    <message>
        <source>Turn inverted images</source>
        <translation>Corrigir polaridade</translation>
    </message>
    <message>
        <source>Inverts an image whose background is lighter than the hand, so that bone is white in all of them.</source>
        <translation>Inverte a imagem cujo fundo é mais claro que a mão, para que o osso seja branco em todas.</translation>
    </message>
    <message>
        <source>Crop to the hand</source>
        <translation>Recortar em torno da mão</translation>
    </message>
    <message>
        <source>Cuts off what lies around the hand, so that it fills the network&apos;s image; where no hand is found, nothing is cut.</source>
        <translation>Corta o que há em volta da mão, para que ela preencha a imagem da rede; onde nenhuma mão é encontrada, nada é cortado.</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margem</translation>
    </message>
    <message>
        <source>What is left around the hand, as a share of its width and height.</source>
        <translation>O que sobra em volta da mão, como fração da largura e da altura dela.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhuma</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histograma</translation>
    </message>
    <message>
        <source>CLAHE</source>
        <translation>CLAHE</translation>
    </message>
    <message>
        <source>Equalisation</source>
        <translation>Equalização</translation>
    </message>
    <message>
        <source>Spreads the grays evenly over the whole image, or tile by tile with a limit to the contrast (CLAHE).</source>
        <translation>Espalha os cinzas por igual na imagem inteira, ou bloco a bloco com um limite para o contraste (CLAHE).</translation>
    </message>
    <message>
        <source>Clip limit</source>
        <translation>Limite de contraste</translation>
    </message>
    <message>
        <source>How many times the mean a gray may be counted in a tile: higher means more contrast, and more noise.</source>
        <translation>Quantas vezes a média um cinza pode ser contado num bloco: mais alto dá mais contraste, e mais ruído.</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Blocos</translation>
    </message>
    <message>
        <source>Into how many tiles each side is divided: more tiles follow smaller parts.</source>
        <translation>Em quantos blocos cada lado é dividido: mais blocos acompanham partes menores.</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>De 0 a 1</translation>
    </message>
    <message>
        <source>Given mean and SD</source>
        <translation>Média e DP dados</translation>
    </message>
    <message>
        <source>What brings the pixels to mean 0 and SD 1, or leaves them from 0 (black) to 1 (white); by its own values, an image&apos;s exposure no longer matters.</source>
        <translation>O que leva os pixels a média 0 e DP 1, ou os deixa de 0 (preto) a 1 (branco); pelos valores da própria imagem, a exposição dela deixa de importar.</translation>
    </message>
    <message>
        <source>Mean gray</source>
        <translation>Cinza médio</translation>
    </message>
    <message>
        <source>The gray that becomes 0, between black (0) and white (1).</source>
        <translation>O cinza que vira 0, entre preto (0) e branco (1).</translation>
    </message>
    <message>
        <source>SD of the grays</source>
        <translation>DP dos cinzas</translation>
    </message>
    <message>
        <source>The distance from the mean gray that becomes 1, where white is 1.</source>
        <translation>A distância do cinza médio que vira 1, onde o branco é 1.</translation>
    </message>
    <message>
        <source>ages not balanced</source>
        <translation>sem equilibrar idades</translation>
    </message>
    <message>
        <source>Age band</source>
        <translation>Faixa de idade</translation>
    </message>
    <message>
        <source>Each part gets its share of every band of ages this wide, so that all parts have the same ages.</source>
        <translation>Cada parte recebe a sua fração de cada faixa de idade desta largura, para que todas tenham as mesmas idades.</translation>
    </message>
    <message>
        <source>Balance sexes</source>
        <translation>Equilibrar sexos</translation>
    </message>
    <message>
        <source>Each part gets its share of girls and of boys.</source>
        <translation>Cada parte recebe a sua fração de meninas e de meninos.</translation>
    </message>
    <message>
        <source>Keep patients together</source>
        <translation>Manter pacientes juntos</translation>
    </message>
    <message>
        <source>All images of a patient fall in the same part, where the data set names patients: a network that knows a patient already would be judged too well.</source>
        <translation>Todas as imagens de um paciente caem na mesma parte, onde o conjunto de dados identifica pacientes: uma rede que já conhece o paciente seria avaliada bem demais.</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Median error</source>
        <translation>Erro mediano</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Pearson&apos;s correlation</source>
        <translation>Correlação de Pearson</translation>
    </message>
    <message>
        <source>CCC</source>
        <translation>CCC</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profundidade</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largura</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Célula</translation>
    </message>
    <message>
        <source>What remembers the rows that have been read.</source>
        <translation>O que guarda a memória das linhas já lidas.</translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation>Glorot normal</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He uniforme</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>Ortogonal</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>One constant</source>
        <translation>Uma constante</translation>
    </message>
    <message>
        <source>All zeros</source>
        <translation>Tudo zero</translation>
    </message>
    <message>
        <source>PyTorch&apos;s default</source>
        <translation>Padrão do PyTorch</translation>
    </message>
    <message>
        <source>How the weights are drawn before the first batch. Keras starts with Glorot uniform.</source>
        <translation>Como os pesos são sorteados antes do primeiro lote. O Keras começa com Glorot uniforme.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Ganho</translation>
    </message>
    <message>
        <source>Factor on the drawn weights; 0.01 gives the lecture&apos;s Xavier and He.</source>
        <translation>Fator sobre os pesos sorteados; 0,01 dá o Xavier e o He da aula.</translation>
    </message>
    <message>
        <source>Fan in</source>
        <translation>Fan in</translation>
    </message>
    <message>
        <source>Fan out</source>
        <translation>Fan out</translation>
    </message>
    <message>
        <source>He fan</source>
        <translation>Fan de He</translation>
    </message>
    <message>
        <source>Whether He&apos;s variance keeps the values&apos; size forwards (fan in) or the gradients&apos; backwards (fan out).</source>
        <translation>Se a variância de He conserva o tamanho dos valores na ida (fan in) ou o dos gradientes na volta (fan out).</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>DP</translation>
    </message>
    <message>
        <source>SD of the normal draw: 0.01 is low, 1 is high.</source>
        <translation>DP do sorteio normal: 0,01 é baixo, 1 é alto.</translation>
    </message>
    <message>
        <source>The value of every weight, above or below zero.</source>
        <translation>O valor de todos os pesos, acima ou abaixo de zero.</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>Vieses</translation>
    </message>
    <message>
        <source>The value that every bias starts with.</source>
        <translation>O valor inicial de todos os vieses.</translation>
    </message>
    <message>
        <source>Smooth L1</source>
        <translation>L1 suave</translation>
    </message>
    <message>
        <source>Log-cosh</source>
        <translation>Log-cosh</translation>
    </message>
    <message>
        <source>Cross-entropy (age bands)</source>
        <translation>Entropia cruzada (faixas de idade)</translation>
    </message>
    <message>
        <source>Hinge (age bands)</source>
        <translation>Hinge (faixas de idade)</translation>
    </message>
    <message>
        <source>Kullback-Leibler (age bands)</source>
        <translation>Kullback-Leibler (faixas de idade)</translation>
    </message>
    <message>
        <source>Cosine (age bands)</source>
        <translation>Cosseno (faixas de idade)</translation>
    </message>
    <message>
        <source>What training makes small, on ages brought to mean 0 and SD 1; the losses of age bands let the network end in one score a band.</source>
        <translation>O que o treino minimiza, com as idades levadas a média 0 e DP 1; com os custos de faixas de idade, a rede termina em uma pontuação por faixa.</translation>
    </message>
    <message>
        <source>Smooth L1 beta</source>
        <translation>Beta do L1 suave</translation>
    </message>
    <message>
        <source>Error below which smooth L1 grows quadratically instead of in proportion.</source>
        <translation>Erro abaixo do qual o L1 suave cresce ao quadrado em vez de em proporção.</translation>
    </message>
    <message>
        <source>Band width</source>
        <translation>Largura da faixa</translation>
    </message>
    <message>
        <source>Width of an age band; the bands run from birth to twenty years.</source>
        <translation>Largura de uma faixa de idade; as faixas vão do nascimento aos vinte anos.</translation>
    </message>
    <message>
        <source>one band</source>
        <translation>uma só faixa</translation>
    </message>
    <message>
        <source>Band softness</source>
        <translation>Suavidade das faixas</translation>
    </message>
    <message>
        <source>SD of the normal curve that spreads a true age over the bands around it; 0 wants its own band alone.</source>
        <translation>DP da curva normal que espalha a idade verdadeira pelas faixas em volta; 0 quer apenas a própria faixa.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Soma</translation>
    </message>
    <message>
        <source>Over the batch</source>
        <translation>Sobre o lote</translation>
    </message>
    <message>
        <source>Whether the gradient is of the batch&apos;s mean loss or of its sum, which grows with the batch; reported is the mean.</source>
        <translation>Se o gradiente é o da média dos custos do lote ou o da soma deles, que cresce com o lote; o que se mostra é a média.</translation>
    </message>
    <message>
        <source>Gradient descent (all images a step)</source>
        <translation>Descida do gradiente (todas as imagens por passo)</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <source>BFGS (up to 5,000 parameters)</source>
        <translation>BFGS (até 5.000 parâmetros)</translation>
    </message>
    <message>
        <source>Pulls the weights towards zero: AdamW shrinks them, the others add this times the weight to its gradient. Biases and normalisation are spared. The lecture&apos;s lambda, twice as strong, is l2.lambda.</source>
        <translation>Puxa os pesos para zero: o AdamW os encolhe, os outros somam isto vezes o peso ao gradiente dele. Vieses e normalização são poupados. O lambda da aula, duas vezes mais forte, é l2.lambda.</translation>
    </message>
    <message>
        <source>Keeps the divisor away from zero.</source>
        <translation>Mantém o divisor longe de zero.</translation>
    </message>
    <message>
        <source>Bias correction</source>
        <translation>Correção do viés</translation>
    </message>
    <message>
        <source>Makes up for averages that start at zero; the lecture&apos;s Adam has none.</source>
        <translation>Compensa as médias que começam em zero; o Adam da aula não tem.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>How long RMSprop remembers the gradient&apos;s square.</source>
        <translation>Por quanto tempo o RMSprop lembra o quadrado do gradiente.</translation>
    </message>
    <message>
        <source>RMSprop momentum</source>
        <translation>Momento do RMSprop</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Centrado</translation>
    </message>
    <message>
        <source>Divides by the gradient&apos;s SD instead of its root mean square.</source>
        <translation>Divide pelo DP do gradiente em vez da raiz da média dos quadrados.</translation>
    </message>
    <message>
        <source>Iterations a step</source>
        <translation>Iterações por passo</translation>
    </message>
    <message>
        <source>Quasi-Newton iterations with the same images, dropout and augmentation.</source>
        <translation>Iterações quase-Newton com as mesmas imagens, o mesmo dropout e o mesmo aumento de dados.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Past steps from which L-BFGS builds the curvature.</source>
        <translation>Passos passados com que o L-BFGS monta a curvatura.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Degraus</translation>
    </message>
    <message>
        <source>Steps at chosen epochs</source>
        <translation>Degraus em épocas escolhidas</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponencial</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosseno</translation>
    </message>
    <message>
        <source>On a plateau</source>
        <translation>Em platô</translation>
    </message>
    <message>
        <source>Epochs a step</source>
        <translation>Épocas por degrau</translation>
    </message>
    <message>
        <source>Epochs after which the rate is reduced.</source>
        <translation>Épocas depois das quais a taxa é reduzida.</translation>
    </message>
    <message>
        <source>Epochs of the steps</source>
        <translation>Épocas dos degraus</translation>
    </message>
    <message>
        <source>Finished epochs after which the rate is reduced, with commas between.</source>
        <translation>Épocas concluídas depois das quais a taxa é reduzida, separadas por vírgulas.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Fator</translation>
    </message>
    <message>
        <source>A reduced rate is the one before times this.</source>
        <translation>A taxa reduzida é a anterior vezes este fator.</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Decaimento</translation>
    </message>
    <message>
        <source>Each epoch has the rate of the one before times this.</source>
        <translation>Cada época tem a taxa da anterior vezes este valor.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Paciência</translation>
    </message>
    <message>
        <source>Epochs without a better validation that are waited for.</source>
        <translation>Épocas sem validação melhor que se espera.</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>Menor taxa</translation>
    </message>
    <message>
        <source>The learning rate falls no further.</source>
        <translation>A taxa de aprendizado não desce além dela.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aquecimento</translation>
    </message>
    <message>
        <source>Batches over which the rate rises in a straight line; 0 starts at once.</source>
        <translation>Lotes em que a taxa sobe em linha reta; 0 começa de uma vez.</translation>
    </message>
    <message>
        <source>Warm-up start</source>
        <translation>Início do aquecimento</translation>
    </message>
    <message>
        <source>Part of the rate that the warm-up starts with.</source>
        <translation>Parte da taxa com que o aquecimento começa.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Suavização dos rótulos (label smoothing)</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Parada antecipada</translation>
    </message>
    <message>
        <source>Epochs without a better validation after which the training ends; 0 trains all.</source>
        <translation>Épocas sem validação melhor depois das quais o treino termina; 0 treina todas.</translation>
    </message>
    <message>
        <source>L2 lambda</source>
        <translation>Lambda do L2</translation>
    </message>
    <message>
        <source>The lecture&apos;s lambda: adds lambda times the sum of squared weights to the loss, 2 lambda W to the gradient. optimizer.weight_decay of twice as much is the same, but not with AdamW.</source>
        <translation>O lambda da aula: soma ao custo lambda vezes a soma dos quadrados dos pesos, e 2 lambda W ao gradiente. O optimizer.weight_decay com o dobro do valor é o mesmo, menos no AdamW.</translation>
    </message>
    <message>
        <source>L1 lambda</source>
        <translation>Lambda do L1</translation>
    </message>
    <message>
        <source>Adds lambda times the sum of absolute weights to the loss; makes weights exactly zero with the proximal step. Biases and normalisation are spared.</source>
        <translation>Soma ao custo lambda vezes a soma dos valores absolutos dos pesos; com o passo proximal, zera pesos por completo. Vieses e normalização são poupados.</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>Penalidade</translation>
    </message>
    <message>
        <source>Proximal step</source>
        <translation>Passo proximal</translation>
    </message>
    <message>
        <source>L1 by</source>
        <translation>L1 por</translation>
    </message>
    <message>
        <source>As a penalty with a gradient, or by pulling each weight towards zero after the step and stopping there.</source>
        <translation>Como penalidade com gradiente, ou puxando cada peso para zero depois do passo e parando ali.</translation>
    </message>
    <message>
        <source>Batches a step</source>
        <translation>Lotes por passo</translation>
    </message>
    <message>
        <source>Batches whose gradients are joined for one step: a large batch&apos;s gradient with a small one&apos;s memory.</source>
        <translation>Lotes cujos gradientes se juntam em um passo: o gradiente de um lote grande com a memória de um pequeno.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>rising whole numbers with commas between</source>
        <translation>números inteiros crescentes separados por vírgulas</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>Penalidade L2</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>Penalidade L1</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Camadas</translation>
    </message>
    <message>
        <source>The own network&apos;s layers, with semicolons between: conv CHANNELS [SIDE] [STRIDE], residual CHANNELS [STRIDE], pool SIDE [max|mean], global [mean|max], dense NEURONS, activation [NAME], normalization [NAME], dropout [RATE].</source>
        <translation>As camadas da rede própria, separadas por ponto e vírgula: conv CANAIS [LADO] [PASSO], residual CANAIS [PASSO], pool LADO [max|mean], global [mean|max], dense NEURÔNIOS, activation [NOME], normalization [NOME], dropout [TAXA].</translation>
    </message>
    <message>
        <source>network&apos;s own</source>
        <translation>a da rede</translation>
    </message>
    <message>
        <source>Head width</source>
        <translation>Largura da cabeça</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoide</translation>
    </message>
    <message>
        <source>Maxout</source>
        <translation>Maxout</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Ativação</translation>
    </message>
    <message>
        <source>The function behind each layer&apos;s sum; without one, all layers together are one.</source>
        <translation>A função depois da soma de cada camada; sem ela, todas as camadas juntas equivalem a uma só.</translation>
    </message>
    <message>
        <source>Leaky ReLU slope</source>
        <translation>Inclinação da Leaky ReLU</translation>
    </message>
    <message>
        <source>Slope below zero.</source>
        <translation>Inclinação abaixo de zero.</translation>
    </message>
    <message>
        <source>ELU alpha</source>
        <translation>Alfa da ELU</translation>
    </message>
    <message>
        <source>How far below zero ELU goes at most.</source>
        <translation>Até quanto abaixo de zero a ELU desce.</translation>
    </message>
    <message>
        <source>Maxout pieces</source>
        <translation>Peças do maxout</translation>
    </message>
    <message>
        <source>Sums of which the largest goes on: as many times the layer&apos;s weights.</source>
        <translation>Somas das quais só a maior segue adiante; os pesos da camada se multiplicam pelo mesmo número.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote (batch)</translation>
    </message>
    <message>
        <source>Batch renormalisation</source>
        <translation>Batch renormalization</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Camada (layer)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupos (group)</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalização</translation>
    </message>
    <message>
        <source>Brings each layer&apos;s sums to mean 0 and SD 1 before their activation: over the batch, or within each image.</source>
        <translation>Leva as somas de cada camada a média 0 e DP 1 antes da ativação: sobre o lote ou dentro de cada imagem.</translation>
    </message>
    <message>
        <source>Renormalisation r_max</source>
        <translation>r_max da renormalização</translation>
    </message>
    <message>
        <source>How many times a batch&apos;s SD is corrected at most towards the running one; 1 with a d_max of 0 is batch normalisation.</source>
        <translation>Por quanto, no máximo, o DP do lote é corrigido na direção do acumulado; 1 com d_max 0 é a batch normalization.</translation>
    </message>
    <message>
        <source>Renormalisation d_max</source>
        <translation>d_max da renormalização</translation>
    </message>
    <message>
        <source>How far a batch&apos;s mean is corrected at most towards the running one.</source>
        <translation>Quanto, no máximo, a média do lote é corrigida na direção da acumulada.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Groups of channels that are normalised together, at most: the largest number that divides the channels.</source>
        <translation>Grupos de canais normalizados juntos, no máximo: o maior número que divide os canais.</translation>
    </message>
    <message>
        <source>Between the layers</source>
        <translation>Entre as camadas</translation>
    </message>
    <message>
        <source>In the head</source>
        <translation>Na cabeça</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Nos dois lugares</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Where values are left out at random while training. The lecture&apos;s LeNet has it twice between its layers.</source>
        <translation>Onde valores são omitidos ao acaso durante o treino. A LeNet da aula faz isso duas vezes entre suas camadas.</translation>
    </message>
    <message>
        <source>Dropout rate</source>
        <translation>Taxa de dropout</translation>
    </message>
    <message>
        <source>Part of the values that is left out.</source>
        <translation>Parte dos valores que é omitida.</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>Em nenhum lugar</translation>
    </message>
    <message>
        <source>Weights file</source>
        <translation>Arquivo de pesos</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>Estágios congelados</translation>
    </message>
    <message>
        <source>Stages, from the image on, that keep the weights they start with; with as many as there are, the head alone learns.</source>
        <translation>Estágios, a partir da imagem, que mantêm os pesos com que começam; com todos eles, só a cabeça aprende.</translation>
    </message>
    <message>
        <source>Rate before the head</source>
        <translation>Taxa antes da cabeça</translation>
    </message>
    <message>
        <source>Part of the learning rate that what comes before the head learns with. L-BFGS and BFGS know one rate alone.</source>
        <translation>Parte da taxa de aprendizado com que aprende o que vem antes da cabeça. L-BFGS e BFGS têm uma taxa só.</translation>
    </message>
    <message>
        <source>Transfer learning</source>
        <translation>Transferência de aprendizado</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>Sem balancear</translation>
    </message>
    <message>
        <source>Sexes alike</source>
        <translation>Sexos por igual</translation>
    </message>
    <message>
        <source>Ages or classes alike</source>
        <translation>Idades ou classes por igual</translation>
    </message>
    <message>
        <source>Sexes and ages or classes alike</source>
        <translation>Sexos e idades ou classes por igual</translation>
    </message>
    <message>
        <source>Balanced sampling</source>
        <translation>Amostragem</translation>
    </message>
    <message>
        <source>Shows each group equally often in an epoch: images of rare groups several times, of frequent ones only some. Validation stays as it is.</source>
        <translation>Mostra cada grupo com a mesma frequência em uma época: imagens de grupos raros várias vezes, de grupos frequentes só algumas. A validação fica como é.</translation>
    </message>
    <message>
        <source>Balanced age band</source>
        <translation>Faixa etária balanceada</translation>
    </message>
    <message>
        <source>Ages within a band this wide are one group.</source>
        <translation>Idades dentro de uma faixa desta largura formam um grupo.</translation>
    </message>
    <message>
        <source>Mean 0, SD 1</source>
        <translation>Média 0, DP 1</translation>
    </message>
    <message>
        <source>Months as they are</source>
        <translation>Meses como são</translation>
    </message>
    <message>
        <source>Scale of the age</source>
        <translation>Escala da idade</translation>
    </message>
    <message>
        <source>What the network has to say: the age&apos;s distance from the training images&apos; mean in their SDs, its place between their lowest and highest, or plain months.</source>
        <translation>O que a rede tem de dizer: a distância da idade à média das imagens de treino, em desvios-padrão; o lugar dela entre a menor e a maior; ou simplesmente os meses.</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 bits</translation>
    </message>
    <message>
        <source>Mixed (bfloat16)</source>
        <translation>Mista (bfloat16)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisão numérica</translation>
    </message>
    <message>
        <source>Mixed computes convolutions and products with 16 bits and keeps weights and sums in 32: faster on GPUs, slower on CPUs that do not know bfloat16.</source>
        <translation>A mista calcula convoluções e produtos com 16 bits e guarda pesos e somas em 32: mais rápida em GPUs, mais lenta em CPUs que não conhecem bfloat16.</translation>
    </message>
    <message>
        <source>Channels last</source>
        <translation>Canais por último</translation>
    </message>
    <message>
        <source>How convolutions lie in memory: with the channels last they are faster; the numbers differ by rounding only.</source>
        <translation>Como as convoluções ficam na memória: com os canais por último são mais rápidas; os números diferem só no arredondamento.</translation>
    </message>
    <message>
        <source>Deterministic</source>
        <translation>Determinístico</translation>
    </message>
    <message>
        <source>Only kernels that give the same result each time; without it a GPU may choose faster ones, and two runs differ.</source>
        <translation>Só rotinas que dão sempre o mesmo resultado; sem isso uma GPU pode escolher outras mais rápidas, e duas execuções diferem.</translation>
    </message>
    <message>
        <source>TensorBoard</source>
        <translation>TensorBoard</translation>
    </message>
    <message>
        <source>Writes loss, metrics and learning rate for TensorBoard too, into the run&apos;s folder beside the project.</source>
        <translation>Grava função custo, métricas e taxa de aprendizado também para o TensorBoard, na pasta da execução ao lado do projeto.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Gradual unfreezing</source>
        <translation>Descongelamento gradual</translation>
    </message>
    <message>
        <source>Each time that many epochs have passed, the last stage that is still frozen begins to learn too (Howard and Ruder 2018).</source>
        <translation>A cada tantas épocas, o último estágio ainda congelado também começa a aprender (Howard e Ruder, 2018).</translation>
    </message>
    <message>
        <source>Probability of rotation</source>
        <translation>Probabilidade da rotação</translation>
    </message>
    <message>
        <source>Probability of shift</source>
        <translation>Probabilidade do deslocamento</translation>
    </message>
    <message>
        <source>Probability of scale</source>
        <translation>Probabilidade da escala</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Cisalhamento</translation>
    </message>
    <message>
        <source>Slides each training image&apos;s rows sideways, so that upright lines lean by a random angle up to this, either way.</source>
        <translation>Desliza as linhas de cada imagem de treino para o lado, de modo que as retas verticais se inclinam por um ângulo aleatório até este, para os dois lados.</translation>
    </message>
    <message>
        <source>Probability of shear</source>
        <translation>Probabilidade do cisalhamento</translation>
    </message>
    <message>
        <source>Mirrors training images left to right, each by chance: left hands become right ones.</source>
        <translation>Espelha as imagens de treino da esquerda para a direita, cada uma por sorteio: mãos esquerdas viram direitas.</translation>
    </message>
    <message>
        <source>Probability of mirroring</source>
        <translation>Probabilidade do espelhamento</translation>
    </message>
    <message>
        <source>Mirror top to bottom</source>
        <translation>Espelhar de cima para baixo</translation>
    </message>
    <message>
        <source>Mirrors training images top to bottom, each by chance: fingers point down.</source>
        <translation>Espelha as imagens de treino de cima para baixo, cada uma por sorteio: os dedos apontam para baixo.</translation>
    </message>
    <message>
        <source>Probability of mirroring top to bottom</source>
        <translation>Probabilidade do espelhamento de cima para baixo</translation>
    </message>
    <message>
        <source>Elastic deformation</source>
        <translation>Deformação elástica</translation>
    </message>
    <message>
        <source>Bends each training image by smoothed random displacements (Simard 2003) whose root mean square is a random part of its side, up to this.</source>
        <translation>Deforma cada imagem de treino por deslocamentos aleatórios suavizados (Simard 2003), cuja raiz da média dos quadrados é uma fração aleatória do lado, até esta.</translation>
    </message>
    <message>
        <source>Probability of elastic deformation</source>
        <translation>Probabilidade da deformação elástica</translation>
    </message>
    <message>
        <source>Histogram matching</source>
        <translation>Casamento de histograma</translation>
    </message>
    <message>
        <source>Brings each training image&apos;s grays nearer to those of another image of its batch, by a random part up to this; 1 takes over the other&apos;s histogram.</source>
        <translation>Aproxima os tons de cinza de cada imagem de treino dos de outra imagem do lote, por uma fração aleatória até esta; 1 assume o histograma da outra.</translation>
    </message>
    <message>
        <source>Probability of histogram matching</source>
        <translation>Probabilidade do casamento de histograma</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brilho</translation>
    </message>
    <message>
        <source>Adds a random number up to this, either way, to all grays of each training image, where black is 0 and white is 1.</source>
        <translation>Soma a todos os tons de cinza de cada imagem de treino um número aleatório até este, positivo ou negativo, em que o preto é 0 e o branco é 1.</translation>
    </message>
    <message>
        <source>Probability of brightness</source>
        <translation>Probabilidade do brilho</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Spreads or narrows each training image&apos;s grays about their mean, by a random part up to this.</source>
        <translation>Espalha ou aproxima da média os tons de cinza de cada imagem de treino, por uma fração aleatória até esta.</translation>
    </message>
    <message>
        <source>Probability of contrast</source>
        <translation>Probabilidade do contraste</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gama</translation>
    </message>
    <message>
        <source>Raises each training image&apos;s grays, from 0 to 1, to a random power: at most 1 plus this, at least 1 divided by that.</source>
        <translation>Eleva os tons de cinza de cada imagem de treino, de 0 a 1, a uma potência aleatória: no máximo 1 mais este valor, no mínimo 1 dividido por essa soma.</translation>
    </message>
    <message>
        <source>Probability of gamma</source>
        <translation>Probabilidade do gama</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Desfoque</translation>
    </message>
    <message>
        <source>Smooths each training image by a Gaussian with a random SD up to this.</source>
        <translation>Suaviza cada imagem de treino por uma gaussiana de DP aleatório até este.</translation>
    </message>
    <message>
        <source>Probability of blur</source>
        <translation>Probabilidade do desfoque</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruído</translation>
    </message>
    <message>
        <source>Adds a normally distributed number to every pixel of each training image, with a random SD up to this, where white is 1.</source>
        <translation>Soma a cada pixel de cada imagem de treino um número de distribuição normal, com DP aleatório até este, em que o branco é 1.</translation>
    </message>
    <message>
        <source>Probability of noise</source>
        <translation>Probabilidade do ruído</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Cutout</translation>
    </message>
    <message>
        <source>Fills a square at a random place of each training image with the image&apos;s mean gray; its side is this part of the image&apos;s (DeVries and Taylor 2017).</source>
        <translation>Preenche um quadrado, em lugar aleatório de cada imagem de treino, com o cinza médio da imagem; o lado dele é esta fração do lado da imagem (DeVries e Taylor 2017).</translation>
    </message>
    <message>
        <source>Probability of cutout</source>
        <translation>Probabilidade do cutout</translation>
    </message>
    <message>
        <source>Mixup alpha</source>
        <translation>Alfa do mixup</translation>
    </message>
    <message>
        <source>Mixes each training image, its sex and its age with another of its batch; what is left of the first is drawn from Beta(alpha, alpha), so that a higher alpha mixes more (Zhang 2018).</source>
        <translation>Mistura cada imagem de treino, o sexo e a idade com outra imagem do lote; o que resta da primeira é sorteado de Beta(alfa, alfa), de modo que um alfa maior mistura mais (Zhang 2018).</translation>
    </message>
    <message>
        <source>Probability of mixup</source>
        <translation>Probabilidade do mixup</translation>
    </message>
    <message>
        <source>How likely it is for an image, each time that it is seen.</source>
        <translation>Quão provável é para uma imagem, a cada vez que é vista.</translation>
    </message>
    <message>
        <source>Elastic smoothing</source>
        <translation>Suavização elástica</translation>
    </message>
    <message>
        <source>SD of the Gaussian that smooths the displacements, as a part of the side: a small one crumples the image, a large one shifts it as a whole.</source>
        <translation>DP da gaussiana que suaviza os deslocamentos, como fração do lado: um pequeno amassa a imagem, um grande a desloca por inteiro.</translation>
    </message>
    <message>
        <source>Part of the truth that is spread evenly over all age bands, or classes.</source>
        <translation>Parte da verdade que é distribuída por igual entre todas as faixas de idade ou classes.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Idade</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Alvo</translation>
    </message>
    <message>
        <source>What the network says of an image: the data set&apos;s number (bone age in months), the sex, or the class (class folders, or a table&apos;s class column). Sex and class need a loss of classes (cross entropy, hinge, KL, cosine); who tells the sex must not be told it.</source>
        <translation>O que a rede diz de uma imagem: o número do conjunto de dados (idade óssea em meses), o sexo ou a classe (pastas de classes ou a coluna de classe de uma tabela). Sexo e classe pedem uma função custo de classes (entropia cruzada, hinge, KL, cosseno); quem diz o sexo não pode recebê-lo como entrada.</translation>
    </message>
    <message>
        <source>What of the validation makes an epoch the best one, and tells early stopping and the plateau&apos;s schedule when there is none. Where the target is a sex or a class, MAE stands for accuracy.</source>
        <translation>O que, na validação, faz de uma época a melhor e avisa a parada antecipada e o esquema em platô quando não há melhora. Se o alvo é um sexo ou uma classe, MAE significa acurácia.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Acurácia balanceada</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Revocação</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Kappa de Cohen</translation>
    </message>
    <message>
        <source>Quadratic kappa</source>
        <translation>Kappa quadrático</translation>
    </message>
    <message>
        <source>ROC AUC</source>
        <translation>Área sob a curva ROC</translation>
    </message>
    <message>
        <source>Mean average precision</source>
        <translation>Precisão média (mAP)</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Dobras (k-fold)</translation>
    </message>
    <message>
        <source>Cuts the images into so many folds of which one is for validation and the others for training; a run for each makes a cross-validation, and an ensemble.</source>
        <translation>Divide as imagens em tantas dobras: uma para a validação, as outras para o treino. Uma execução para cada dobra forma uma validação cruzada, e um ensemble.</translation>
    </message>
    <message>
        <source>Validation fold</source>
        <translation>Dobra da validação</translation>
    </message>
    <message>
        <source>The fold that this run does not learn from.</source>
        <translation>A dobra com que esta execução não aprende.</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>Ciclos</translation>
    </message>
    <message>
        <source>How many times the rate falls along the cosine, beginning anew each time (warm restarts, Loshchilov and Hutter 2017).</source>
        <translation>Quantas vezes a taxa cai ao longo do cosseno, recomeçando a cada vez (warm restarts, Loshchilov e Hutter 2017).</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantâneos (snapshots)</translation>
    </message>
    <message>
        <source>So many times, evenly over the epochs, the weights are kept: an ensemble of one training (Huang and others 2017), best with as many cycles of the cosine. They can be asked for when images are predicted.</source>
        <translation>Tantas vezes, a intervalos iguais de épocas, os pesos são guardados: um ensemble de um só treino (Huang e outros 2017), melhor com o mesmo número de ciclos do cosseno. Podem ser pedidos na hora de predizer.</translation>
    </message>
    <message>
        <source>Test-time augmentation</source>
        <translation>Aumento na avaliação (TTA)</translation>
    </message>
    <message>
        <source>In how many views an image is judged, as it is and turned, moved, enlarged and mirrored as far as the augmentation goes; what counts is their mean. For the validation and for predictions.</source>
        <translation>Em quantas vistas cada imagem é avaliada: como é e girada, deslocada, ampliada e espelhada até onde vai o aumento de dados; o que conta é a média. Vale para a validação e para as predições.</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Avaliação</translation>
    </message>
    <message>
        <source>Neurons of each dense layer between what the network has found and the age.</source>
        <translation>Neurônios de cada camada densa entre o que a rede encontrou e a idade.</translation>
    </message>
    <message>
        <source>Head depth</source>
        <translation>Profundidade da cabeça</translation>
    </message>
    <message>
        <source>Hidden dense layers between what the network has found and the age; with none, the features themselves are weighed.</source>
        <translation>Camadas densas ocultas entre o que a rede encontrou e a idade; sem nenhuma, as próprias características são ponderadas.</translation>
    </message>
    <message>
        <source>At the output</source>
        <translation>Na saída</translation>
    </message>
    <message>
        <source>Place of the sex</source>
        <translation>Onde entra o sexo</translation>
    </message>
    <message>
        <source>Where the sex joins: beside what the image has become, before the head&apos;s first layer, or only before its last one.</source>
        <translation>Onde o sexo entra: ao lado daquilo em que a imagem se tornou, antes da primeira camada da cabeça, ou só antes da última.</translation>
    </message>
    <message>
        <source>Hidden layers, or convolutions, one after the other.</source>
        <translation>Camadas ocultas, ou convoluções, uma após a outra.</translation>
    </message>
    <message>
        <source>Neurons of each hidden layer, channels of a convolution.</source>
        <translation>Neurônios de cada camada oculta; canais de cada convolução.</translation>
    </message>
    <message>
        <source>no folds</source>
        <translation>sem dobras</translation>
    </message>
    <message>
        <source>A file whose weights the training starts with, safetensors or a PyTorch state dict (.pth): a run&apos;s best.safetensors, or what torchvision and timm publish for the same network. Nothing in it is run. A relative path is sought beside the project, then in the current folder. Empty starts afresh.</source>
        <translation>Um arquivo com cujos pesos o treino começa, safetensors ou state dict do PyTorch (.pth): o best.safetensors de uma execução ou o que torchvision e timm publicam para a mesma rede. Nada nele é executado. Um caminho relativo é procurado ao lado do projeto e depois na pasta atual. Vazio começa do zero.</translation>
    </message>
    <message>
        <source>Images whose gradients are averaged for one step; more need more memory. Changed while a run goes on, it acts from the next epoch on.</source>
        <translation>Imagens cujos gradientes são promediados para um passo; mais imagens pedem mais memória. Mudado durante o treino, vale a partir da próxima época.</translation>
    </message>
    <message>
        <source>a list of values</source>
        <translation>uma lista de valores</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>um objeto</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Size of a step; with a schedule, the largest it takes. Changed while the training runs, it takes the whole schedule with it.</source>
        <translation>Tamanho do passo; com um esquema, o maior que ele alcança. Mudada durante o treino, leva consigo o esquema inteiro.</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Activation of the cell</source>
        <translation>Ativação da célula</translation>
    </message>
    <message>
        <source>a list of allowed length</source>
        <translation>uma lista de tamanho permitido</translation>
    </message>
    <message>
        <source>two numbers</source>
        <translation>dois números</translation>
    </message>
    <message>
        <source>points of three numbers</source>
        <translation>pontos de três números</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>Círculos</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Spirals</source>
        <translation>Espirais</translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation>Duas nuvens</translation>
    </message>
    <message>
        <source>Waves (regression)</source>
        <translation>Ondas (regressão)</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>Pontos próprios</translation>
    </message>
    <message>
        <source>What the network is to learn.</source>
        <translation>O que a rede deve aprender.</translation>
    </message>
    <message>
        <source>SD of what is added to the points, or to the values.</source>
        <translation>DP do que se soma aos pontos, ou aos valores.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Camadas escondidas</translation>
    </message>
    <message>
        <source>Without one, the decision is a straight line.</source>
        <translation>Sem nenhuma, a decisão é uma reta.</translation>
    </message>
    <message>
        <source>Units per layer</source>
        <translation>Unidades por camada</translation>
    </message>
    <message>
        <source>How many lines each hidden layer may bend.</source>
        <translation>Quantas retas cada camada escondida pode dobrar.</translation>
    </message>
    <message>
        <source>Adam&apos;s; may be changed while it plays.</source>
        <translation>A do Adam; pode mudar durante a demonstração.</translation>
    </message>
    <message>
        <source>How many points mean and variance are of.</source>
        <translation>De quantos pontos são a média e a variância.</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>gama</translation>
    </message>
    <message>
        <source>What the shown batch is scaled by; a network learns its own.</source>
        <translation>O fator que escala o lote mostrado; uma rede aprende o dela.</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>beta</translation>
    </message>
    <message>
        <source>What the shown batch is moved by; a network learns its own.</source>
        <translation>O quanto o lote mostrado é deslocado; uma rede aprende o dela.</translation>
    </message>
    <message>
        <source>SGD&apos;s, with momentum; the same for all three networks.</source>
        <translation>A do SGD, com momento; a mesma para as três redes.</translation>
    </message>
    <message>
        <source>How many times a batch&apos;s SD is corrected at most towards the running one; 1 with a d_max of 0 is batch normalization.</source>
        <translation>Por quanto, no máximo, o DP do lote é corrigido na direção do acumulado; 1 com d_max 0 é a batch normalization.</translation>
    </message>
    <message>
        <source>Small network</source>
        <translation>Rede pequena</translation>
    </message>
    <message>
        <source>Parabola</source>
        <translation>Parábola</translation>
    </message>
    <message>
        <source>What is minimised</source>
        <translation>O que se minimiza</translation>
    </message>
    <message>
        <source>A network&apos;s loss, or a parabola with one weight.</source>
        <translation>O custo de uma rede, ou uma parábola de um peso só.</translation>
    </message>
    <message>
        <source>Good learning rate</source>
        <translation>Taxa de aprendizado boa</translation>
    </message>
    <message>
        <source>The others are a fiftieth, six times and forty times as large.</source>
        <translation>As outras são um cinquenta avos, seis vezes e quarenta vezes esta.</translation>
    </message>
    <message>
        <source>Points a step; the fewer, the noisier.</source>
        <translation>Pontos por passo; quanto menos, mais ruído.</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>Curvatura</translation>
    </message>
    <message>
        <source>How fast the parabola&apos;s slope grows.</source>
        <translation>Com que rapidez cresce a inclinação da parábola.</translation>
    </message>
    <message>
        <source>Your rate, times 2 / curvature</source>
        <translation>Sua taxa (múltiplo de 2 / curvatura)</translation>
    </message>
    <message>
        <source>At 1 it neither comes nearer nor runs away.</source>
        <translation>Em 1 ela nem se aproxima nem foge.</translation>
    </message>
    <message>
        <source>Cosine with restarts</source>
        <translation>Cosseno com reinícios</translation>
    </message>
    <message>
        <source>How all rates move while they train.</source>
        <translation>Como todas as taxas mudam durante o treino.</translation>
    </message>
    <message>
        <source>Slice of a network&apos;s loss</source>
        <translation>Fatia do custo de uma rede</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>Gradient descent</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Newton</source>
        <translation>Newton</translation>
    </message>
    <message>
        <source>BFGS</source>
        <translation>BFGS</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Superfície</translation>
    </message>
    <message>
        <source>What is walked down.</source>
        <translation>Por onde se desce.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Whose steps are taken apart.</source>
        <translation>De quem os passos são desmontados.</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Contra</translation>
    </message>
    <message>
        <source>Who runs beside it.</source>
        <translation>Quem corre ao lado.</translation>
    </message>
    <message>
        <source>Learning rate, times the usual</source>
        <translation>Taxa de aprendizado (múltiplo da usual)</translation>
    </message>
    <message>
        <source>Each optimizer has a rate that suits the surface; all are multiplied. May be changed while it plays.</source>
        <translation>Cada otimizador tem uma taxa que convém à superfície; todas são multiplicadas. Pode mudar durante a demonstração.</translation>
    </message>
    <message>
        <source>Rate falls at step</source>
        <translation>A taxa cai no passo</translation>
    </message>
    <message>
        <source>From that step on the learning rates are a tenth of what they were.</source>
        <translation>Desse passo em diante as taxas são um décimo do que eram.</translation>
    </message>
    <message>
        <source>Noise of SGD&apos;s batches</source>
        <translation>Ruído dos lotes do SGD</translation>
    </message>
    <message>
        <source>How far a batch&apos;s gradient lies from that of all data, in usual gradients; the network&apos;s slice has batches of its own.</source>
        <translation>Quanto o gradiente de um lote se afasta do de todos os dados, em gradientes usuais; a fatia da rede tem lotes próprios.</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>The sum of absolute weights, or that of squared ones.</source>
        <translation>A soma dos pesos em valor absoluto, ou a dos quadrados.</translation>
    </message>
    <message>
        <source>Largest lambda</source>
        <translation>Maior lambda</translation>
    </message>
    <message>
        <source>Where lambda has grown to at the end.</source>
        <translation>Até onde lambda cresce no fim.</translation>
    </message>
    <message>
        <source>Correlation of the inputs</source>
        <translation>Correlação das entradas</translation>
    </message>
    <message>
        <source>Inputs that resemble each other tilt the loss.</source>
        <translation>Entradas parecidas entre si inclinam o custo.</translation>
    </message>
    <message>
        <source>SD of what is added to the target.</source>
        <translation>DP do que se soma ao alvo.</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>Tigela</translation>
    </message>
    <message>
        <source>Ravine</source>
        <translation>Ravina</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>Sela</translation>
    </message>
    <message>
        <source>Beale</source>
        <translation>Beale</translation>
    </message>
    <message>
        <source>Rosenbrock</source>
        <translation>Rosenbrock</translation>
    </message>
    <message>
        <source>Himmelblau</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>Rastrigin</source>
        <translation>Rastrigin</translation>
    </message>
    <message>
        <source>The function behind the plain cell&apos;s sum: tanh keeps its state between -1 and 1; ReLU lets it grow from row to row.</source>
        <translation>A função depois da soma da célula simples: tanh mantém o estado entre -1 e 1; ReLU deixa que ele cresça de linha em linha.</translation>
    </message>
    <message>
        <source>All on one class</source>
        <translation>Tudo em uma classe</translation>
    </message>
    <message>
        <source>Mostly one class</source>
        <translation>Quase tudo em uma classe</translation>
    </message>
    <message>
        <source>Half on one class</source>
        <translation>Metade em uma classe</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>The distribution that is to be found.</source>
        <translation>A distribuição que se quer encontrar.</translation>
    </message>
    <message>
        <source>Sure and right</source>
        <translation>Convicta e certa</translation>
    </message>
    <message>
        <source>All classes alike</source>
        <translation>Todas as classes iguais</translation>
    </message>
    <message>
        <source>Sure and wrong</source>
        <translation>Convicta e errada</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Primeira resposta</translation>
    </message>
    <message>
        <source>Where the network&apos;s distribution starts.</source>
        <translation>De onde parte a distribuição da rede.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Among how many the probability is spread.</source>
        <translation>Entre quantas a probabilidade se reparte.</translation>
    </message>
    <message>
        <source>A mistake that grows surer</source>
        <translation>Um erro cada vez mais convicto</translation>
    </message>
    <message>
        <source>Gradient descent over the scores</source>
        <translation>Gradient descent sobre os escores</translation>
    </message>
    <message>
        <source>What plays</source>
        <translation>O que se vê</translation>
    </message>
    <message>
        <source>How the answer changes with every step.</source>
        <translation>Como a resposta muda a cada passo.</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Entropia cruzada</translation>
    </message>
    <message>
        <source>Hinge</source>
        <translation>Hinge</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Custo</translation>
    </message>
    <message>
        <source>What the descent makes small.</source>
        <translation>O que a descida torna pequeno.</translation>
    </message>
    <message>
        <source>How far each step moves the scores.</source>
        <translation>Quanto cada passo move os escores.</translation>
    </message>
    <message>
        <source>A line</source>
        <translation>Uma reta</translation>
    </message>
    <message>
        <source>What is fitted</source>
        <translation>O que se ajusta</translation>
    </message>
    <message>
        <source>A slope and an intercept, or one number for all.</source>
        <translation>Uma inclinação e um intercepto, ou um número para todos.</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>No meio</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Na ponta</translation>
    </message>
    <message>
        <source>Outlier</source>
        <translation>Valor discrepante</translation>
    </message>
    <message>
        <source>One point far from the others.</source>
        <translation>Um ponto longe dos outros.</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>Número de pontos</translation>
    </message>
    <message>
        <source>The more there are, the less one of them moves.</source>
        <translation>Quanto mais pontos, menos um deles move o ajuste.</translation>
    </message>
    <message>
        <source>SD of what is added to each value.</source>
        <translation>DP do que se soma a cada valor.</translation>
    </message>
    <message>
        <source>Whose surface is shown and descended.</source>
        <translation>De quem é a superfície mostrada e descida.</translation>
    </message>
    <message>
        <source>How far each step goes along the gradient.</source>
        <translation>Quanto cada passo anda ao longo do gradiente.</translation>
    </message>
    <message>
        <source>The degree rises</source>
        <translation>O grau sobe</translation>
    </message>
    <message>
        <source>Points are added</source>
        <translation>Entram mais pontos</translation>
    </message>
    <message>
        <source>The data are drawn again</source>
        <translation>Os dados são sorteados de novo</translation>
    </message>
    <message>
        <source>Random waves are added</source>
        <translation>Entram ondas aleatórias</translation>
    </message>
    <message>
        <source>What changes while it plays.</source>
        <translation>O que muda durante a demonstração.</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>The polynomial&apos;s highest power of x.</source>
        <translation>A maior potência de x no polinômio.</translation>
    </message>
    <message>
        <source>How many examples each draw has.</source>
        <translation>Quantos exemplos tem cada sorteio.</translation>
    </message>
    <message>
        <source>Layers of 12 units that the signal goes through.</source>
        <translation>Camadas de 12 unidades que o sinal atravessa.</translation>
    </message>
    <message>
        <source>Factor on the start</source>
        <translation>Fator sobre o início</translation>
    </message>
    <message>
        <source>What the weights that training begins with are multiplied by; 1 is Xavier&apos;s or He&apos;s draw, whichever suits the function.</source>
        <translation>Por quanto se multiplicam os pesos do início; 1 é o sorteio de Xavier ou o de He, o que convier à função.</translation>
    </message>
    <message>
        <source>SGD&apos;s, with momentum.</source>
        <translation>Do SGD, com momentum.</translation>
    </message>
    <message>
        <source>Both hidden layers</source>
        <translation>As duas camadas ocultas</translation>
    </message>
    <message>
        <source>The last hidden layer</source>
        <translation>A última camada oculta</translation>
    </message>
    <message>
        <source>Where units are left out while it learns.</source>
        <translation>Onde unidades são desligadas enquanto a rede aprende.</translation>
    </message>
    <message>
        <source>Units a layer</source>
        <translation>Unidades por camada</translation>
    </message>
    <message>
        <source>Of both hidden layers.</source>
        <translation>Das duas camadas ocultas.</translation>
    </message>
    <message>
        <source>Training points</source>
        <translation>Pontos de treino</translation>
    </message>
    <message>
        <source>The fewer, the easier to learn by heart.</source>
        <translation>Quanto menos, mais fácil decorar.</translation>
    </message>
    <message>
        <source>The same positive value</source>
        <translation>O mesmo valor positivo</translation>
    </message>
    <message>
        <source>The same negative value</source>
        <translation>O mesmo valor negativo</translation>
    </message>
    <message>
        <source>High variance (SD 1)</source>
        <translation>Variância alta (DP 1)</translation>
    </message>
    <message>
        <source>Low variance (SD 0.01)</source>
        <translation>Variância baixa (DP 0,01)</translation>
    </message>
    <message>
        <source>Xavier (2010)</source>
        <translation>Xavier (2010)</translation>
    </message>
    <message>
        <source>He (2015)</source>
        <translation>He (2015)</translation>
    </message>
    <message>
        <source>He as on the slide (times 0.01)</source>
        <translation>He como no slide (vezes 0,01)</translation>
    </message>
    <message>
        <source>How the weights are chosen before the first step.</source>
        <translation>Como se escolhem os pesos antes do primeiro passo.</translation>
    </message>
    <message>
        <source>How many layers the signal goes through.</source>
        <translation>Quantas camadas o sinal atravessa.</translation>
    </message>
    <message>
        <source>D and H of the formulas; those that race have no more than 32.</source>
        <translation>D e H das fórmulas; as redes da corrida têm no máximo 32.</translation>
    </message>
    <message>
        <source>SGD&apos;s, with momentum; the same for every start.</source>
        <translation>Do SGD, com momentum; a mesma para todos os inícios.</translation>
    </message>
</context>
<context>
    <name>Layer</name>
    <message>
        <source>Convolution</source>
        <translation>Convolução</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Densa</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>Batch normalization</translation>
    </message>
    <message>
        <source>Layer normalisation</source>
        <translation>Layer normalization</translation>
    </message>
    <message>
        <source>Group normalisation</source>
        <translation>Group normalization</translation>
    </message>
    <message>
        <source>Pooling (largest)</source>
        <translation>Pooling (máximo)</translation>
    </message>
    <message>
        <source>Pooling (mean)</source>
        <translation>Pooling (média)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Junção</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>Soma</translation>
    </message>
    <message>
        <source>Multiplication</source>
        <translation>Multiplicação</translation>
    </message>
    <message>
        <source>Flattening</source>
        <translation>Achatamento</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoide</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>Epoch %1</source>
        <translation>Época %1</translation>
    </message>
    <message>
        <source>The weights have run away: take a smaller learning rate</source>
        <translation>Os pesos fugiram: use uma taxa de aprendizado menor</translation>
    </message>
    <message>
        <source>What each unit sees</source>
        <translation>O que cada unidade vê</translation>
    </message>
    <message>
        <source>%1 parameters; thick: large weight; dashed: negative</source>
        <translation>%1 parâmetros; grossa: peso grande; tracejada: negativo</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>class</source>
        <translation>classe</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valor</translation>
    </message>
    <message>
        <source>Click for points of one class, with the other button for the other&apos;s</source>
        <translation>Clique para pontos de uma classe; com o outro botão, da outra</translation>
    </message>
    <message>
        <source>Points left out, because they are too many or no numbers: %1</source>
        <translation>Pontos deixados de fora, por serem demais ou não serem números: %1</translation>
    </message>
    <message>
        <source>Click for more points</source>
        <translation>Clique para acrescentar pontos</translation>
    </message>
    <message>
        <source>Right in training: %1 %</source>
        <translation>Acertos no treino: %1 %</translation>
    </message>
    <message>
        <source>Right in training: %1 %, in the test: %2 %</source>
        <translation>Acertos no treino: %1 %, no teste: %2 %</translation>
    </message>
    <message>
        <source>The network&apos;s decision everywhere</source>
        <translation>A decisão da rede em todo o plano</translation>
    </message>
    <message>
        <source>The network&apos;s value everywhere</source>
        <translation>O valor da rede em todo o plano</translation>
    </message>
    <message>
        <source>probability of class 1</source>
        <translation>probabilidade da classe 1</translation>
    </message>
    <message>
        <source>class 0</source>
        <translation>classe 0</translation>
    </message>
    <message>
        <source>class 1</source>
        <translation>classe 1</translation>
    </message>
    <message>
        <source>below the mean</source>
        <translation>abaixo da média</translation>
    </message>
    <message>
        <source>above the mean</source>
        <translation>acima da média</translation>
    </message>
    <message>
        <source>Training and test loss</source>
        <translation>Custo de treino e de teste</translation>
    </message>
    <message>
        <source>Training %1, test %2</source>
        <translation>Treino %1; teste %2</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>Treino %1</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>entropia cruzada</translation>
    </message>
    <message>
        <source>squared error, in variances</source>
        <translation>erro quadrático, em variâncias</translation>
    </message>
    <message>
        <source>training</source>
        <translation>treino</translation>
    </message>
    <message>
        <source>test</source>
        <translation>teste</translation>
    </message>
    <message>
        <source>Four units close a circle</source>
        <translation>Quatro unidades fecham o círculo</translation>
    </message>
    <message>
        <source>Two units are too few</source>
        <translation>Duas unidades são poucas</translation>
    </message>
    <message>
        <source>A straight line is enough</source>
        <translation>Basta uma reta</translation>
    </message>
    <message>
        <source>XOR without a hidden layer</source>
        <translation>XOR sem camada escondida</translation>
    </message>
    <message>
        <source>XOR with one</source>
        <translation>XOR com uma</translation>
    </message>
    <message>
        <source>Deep, but without activation</source>
        <translation>Profunda, mas sem ativação</translation>
    </message>
    <message>
        <source>Spirals need depth</source>
        <translation>Espirais pedem profundidade</translation>
    </message>
    <message>
        <source>Noise learnt by heart</source>
        <translation>Ruído decorado</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>Regressão</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>Pontos próprios</translation>
    </message>
    <message>
        <source>How many layers, how many units?</source>
        <translation>Quantas camadas, quantas unidades?</translation>
    </message>
    <message>
        <source>Choice of the architecture and its dimensions</source>
        <translation>Escolha da arquitetura e das dimensões</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Passo %1 de %2</translation>
    </message>
    <message>
        <source>The four lines on one unit&apos;s batch</source>
        <translation>As quatro fórmulas no lote de uma unidade</translation>
    </message>
    <message>
        <source>mean %1, variance %2; gamma %3, beta %4; %5 values in the batch</source>
        <translation>média %1; variância %2; gama %3; beta %4; %5 valores no lote</translation>
    </message>
    <message>
        <source>x - mean</source>
        <translation>x − média</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>normalizado</translation>
    </message>
    <message>
        <source>renormalised</source>
        <translation>renormalizado</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Renormalisation: r = %1, d = %2</source>
        <translation>Renormalização: r = %1; d = %2</translation>
    </message>
    <message>
        <source>Renormalisation: r = %1 and d = %2, both clipped</source>
        <translation>Renormalização: r = %1 e d = %2, os dois cortados</translation>
    </message>
    <message>
        <source>Renormalisation: r = %1 (clipped), d = %2</source>
        <translation>Renormalização: r = %1 (cortado), d = %2</translation>
    </message>
    <message>
        <source>Renormalisation: r = %1, d = %2 (clipped)</source>
        <translation>Renormalização: r = %1; d = %2 (cortado)</translation>
    </message>
    <message>
        <source>The same batch, line by line</source>
        <translation>O mesmo lote, linha por linha</translation>
    </message>
    <message>
        <source>What each layer&apos;s activation sees, of all training points</source>
        <translation>O que a ativação de cada camada vê, de todos os pontos de treino</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>camada %1</translation>
    </message>
    <message>
        <source>without</source>
        <translation>sem</translation>
    </message>
    <message>
        <source>with batch normalization</source>
        <translation>com batch normalization</translation>
    </message>
    <message>
        <source>Test loss; the layers use what they remember</source>
        <translation>Custo de teste; as camadas usam o que guardaram</translation>
    </message>
    <message>
        <source>Batches of %1</source>
        <translation>Lotes de %1</translation>
    </message>
    <message>
        <source>step</source>
        <translation>passo</translation>
    </message>
    <message>
        <source>without: %1</source>
        <translation>sem: %1</translation>
    </message>
    <message>
        <source>batch normalization: %1</source>
        <translation>batch normalization: %1</translation>
    </message>
    <message>
        <source>batch renormalization: %1</source>
        <translation>batch renormalization: %1</translation>
    </message>
    <message>
        <source>without: run away</source>
        <translation>sem: divergiu</translation>
    </message>
    <message>
        <source>batch normalization: run away</source>
        <translation>batch normalization: divergiu</translation>
    </message>
    <message>
        <source>batch renormalization: run away</source>
        <translation>batch renormalization: divergiu</translation>
    </message>
    <message>
        <source>Every layer&apos;s sums at mean 0 and SD 1</source>
        <translation>As somas de cada camada com média 0 e DP 1</translation>
    </message>
    <message>
        <source>Batch (re)normalization</source>
        <translation>Batch (re)normalization</translation>
    </message>
    <message>
        <source>With and without</source>
        <translation>Com e sem</translation>
    </message>
    <message>
        <source>Batches of 2: a coin&apos;s toss</source>
        <translation>Lotes de 2: cara ou coroa</translation>
    </message>
    <message>
        <source>Batches of 64</source>
        <translation>Lotes de 64</translation>
    </message>
    <message>
        <source>A rate that only the normalised ones bear</source>
        <translation>Uma taxa que só as normalizadas aguentam</translation>
    </message>
    <message>
        <source>Scaled and shifted</source>
        <translation>Escalado e deslocado</translation>
    </message>
    <message>
        <source>Renormalisation clipped to nothing</source>
        <translation>Renormalização cortada a nada</translation>
    </message>
    <message>
        <source>low (%1)</source>
        <translation>baixa (%1)</translation>
    </message>
    <message>
        <source>good (%1)</source>
        <translation>boa (%1)</translation>
    </message>
    <message>
        <source>high (%1)</source>
        <translation>alta (%1)</translation>
    </message>
    <message>
        <source>very high (%1)</source>
        <translation>muito alta (%1)</translation>
    </message>
    <message>
        <source>yours (%1)</source>
        <translation>a sua (%1)</translation>
    </message>
    <message>
        <source>The same start, the same data, other learning rates</source>
        <translation>O mesmo início, os mesmos dados, outras taxas</translation>
    </message>
    <message>
        <source>Run away: %1</source>
        <translation>Divergiram: %1</translation>
    </message>
    <message>
        <source>The schedule: what is taken of each rate</source>
        <translation>O esquema: quanto se usa de cada taxa</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Agora %1</translation>
    </message>
    <message>
        <source>part of the rate</source>
        <translation>parte da taxa</translation>
    </message>
    <message>
        <source>height</source>
        <translation>altura</translation>
    </message>
    <message>
        <source>The parabola and the last steps</source>
        <translation>A parábola e os últimos passos</translation>
    </message>
    <message>
        <source>Runs away above a rate of 2 / curvature = %1</source>
        <translation>Foge acima de uma taxa de 2 / curvatura = %1</translation>
    </message>
    <message>
        <source>What one step leaves of the distance</source>
        <translation>O que um passo deixa da distância</translation>
    </message>
    <message>
        <source>Under 1 it comes nearer, over 1 it runs away</source>
        <translation>Abaixo de 1 ele se aproxima, acima de 1 foge</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>taxa de aprendizado</translation>
    </message>
    <message>
        <source>|1 - rate x curvature|</source>
        <translation>|1 − taxa × curvatura|</translation>
    </message>
    <message>
        <source>2 / curvature</source>
        <translation>2 / curvatura</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>erro quadrático</translation>
    </message>
    <message>
        <source>Range finder: a rate that grows with every step</source>
        <translation>Learning rate finder: uma taxa que cresce a cada passo</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>custo</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>suavizado</translation>
    </message>
    <message>
        <source>steepest</source>
        <translation>mais íngreme</translation>
    </message>
    <message>
        <source>Steepest at %1: a rate to begin with</source>
        <translation>Mais íngreme em %1: uma taxa para começar</translation>
    </message>
    <message>
        <source>low</source>
        <translation>baixa</translation>
    </message>
    <message>
        <source>good</source>
        <translation>boa</translation>
    </message>
    <message>
        <source>high</source>
        <translation>alta</translation>
    </message>
    <message>
        <source>very high</source>
        <translation>muito alta</translation>
    </message>
    <message>
        <source>Where each one stands</source>
        <translation>Onde está cada uma</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>Erro quadrático</translation>
    </message>
    <message>
        <source>run away</source>
        <translation>divergiu</translation>
    </message>
    <message>
        <source>Low, good, high, very high</source>
        <translation>Baixa, boa, alta, muito alta</translation>
    </message>
    <message>
        <source>Step too large: exactly 2 / curvature</source>
        <translation>Passo grande demais: exatamente 2 / curvatura</translation>
    </message>
    <message>
        <source>Steeper parabola, smaller rates</source>
        <translation>Parábola mais fechada, taxas menores</translation>
    </message>
    <message>
        <source>Falling in steps</source>
        <translation>Queda em degraus</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosseno</translation>
    </message>
    <message>
        <source>Warm restarts</source>
        <translation>Reinícios a quente</translation>
    </message>
    <message>
        <source>One cycle bears more</source>
        <translation>One-cycle aguenta mais</translation>
    </message>
    <message>
        <source>Noise of single points</source>
        <translation>Ruído de pontos isolados</translation>
    </message>
    <message>
        <source>How large may a step be?</source>
        <translation>De que tamanho pode ser o passo?</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taxa de aprendizado</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>Gradient descent</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Newton</source>
        <translation>Newton</translation>
    </message>
    <message>
        <source>BFGS</source>
        <translation>BFGS</translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <source>height above the lowest, log10</source>
        <translation>altura acima do mínimo, log10</translation>
    </message>
    <message>
        <source>Adam as on the slide</source>
        <translation>Adam como no slide</translation>
    </message>
    <message>
        <source>Momentum as on the slide</source>
        <translation>Momento como no slide</translation>
    </message>
    <message>
        <source>The loss over two directions through a network&apos;s weights</source>
        <translation>O custo em duas direções pelos pesos de uma rede</translation>
    </message>
    <message>
        <source>The ways down from the same start</source>
        <translation>Os caminhos a partir do mesmo início</translation>
    </message>
    <message>
        <source>Drag the start</source>
        <translation>Arraste o início</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>mínimo</translation>
    </message>
    <message>
        <source>start</source>
        <translation>início</translation>
    </message>
    <message>
        <source>How low each one has come</source>
        <translation>Até onde cada um desceu</translation>
    </message>
    <message>
        <source>height above the lowest</source>
        <translation>altura acima do mínimo</translation>
    </message>
    <message>
        <source>the rate falls to a tenth</source>
        <translation>a taxa cai a um décimo</translation>
    </message>
    <message>
        <source>Lowest height: %1; left the map: %2</source>
        <translation>Menor altura: %1; saíram do mapa: %2</translation>
    </message>
    <message>
        <source>Lowest height: %1</source>
        <translation>Menor altura: %1</translation>
    </message>
    <message>
        <source>All in the ravine</source>
        <translation>Todos na ravina</translation>
    </message>
    <message>
        <source>Momentum against gradient descent</source>
        <translation>Momento contra gradient descent</translation>
    </message>
    <message>
        <source>Step too large</source>
        <translation>Passo grande demais</translation>
    </message>
    <message>
        <source>Stuck on the saddle</source>
        <translation>Preso na sela</translation>
    </message>
    <message>
        <source>BFGS in Rosenbrock&apos;s valley</source>
        <translation>BFGS no vale de Rosenbrock</translation>
    </message>
    <message>
        <source>SGD never comes to rest</source>
        <translation>SGD nunca sossega</translation>
    </message>
    <message>
        <source>Adam without its correction</source>
        <translation>Adam sem a correção</translation>
    </message>
    <message>
        <source>The slide&apos;s momentum when the rate falls</source>
        <translation>O momento do slide quando a taxa cai</translation>
    </message>
    <message>
        <source>Four valleys: the start decides</source>
        <translation>Quatro vales: o início decide</translation>
    </message>
    <message>
        <source>Caught in the dents</source>
        <translation>Preso nas covas</translation>
    </message>
    <message>
        <source>A real network&apos;s loss</source>
        <translation>O custo de uma rede de verdade</translation>
    </message>
    <message>
        <source>Who comes down fastest?</source>
        <translation>Quem desce mais rápido?</translation>
    </message>
    <message>
        <source>Optimization algorithms</source>
        <translation>Algoritmos de otimização</translation>
    </message>
    <message>
        <source>lambda %1</source>
        <translation>lambda %1</translation>
    </message>
    <message>
        <source>root of the loss without penalty</source>
        <translation>raiz do custo sem penalidade</translation>
    </message>
    <message>
        <source>as large a sum of |w|</source>
        <translation>mesma soma de |w|</translation>
    </message>
    <message>
        <source>as large a sum of w^2</source>
        <translation>mesma soma de w^2</translation>
    </message>
    <message>
        <source>way as lambda grows</source>
        <translation>caminho quando lambda cresce</translation>
    </message>
    <message>
        <source>Two weights: the diamond meets the loss at its corners</source>
        <translation>Dois pesos: o losango encontra o custo nas pontas</translation>
    </message>
    <message>
        <source>Two weights: the disc meets the loss anywhere</source>
        <translation>Dois pesos: o disco encontra o custo em qualquer lugar</translation>
    </message>
    <message>
        <source>w1 = %1, w2 = %2, exactly zero: %3</source>
        <translation>w1 = %1; w2 = %2; exatamente zero: %3</translation>
    </message>
    <message>
        <source>w1</source>
        <translation>w1</translation>
    </message>
    <message>
        <source>w2</source>
        <translation>w2</translation>
    </message>
    <message>
        <source>lowest with the penalty</source>
        <translation>mínimo com a penalidade</translation>
    </message>
    <message>
        <source>lowest without</source>
        <translation>mínimo sem penalidade</translation>
    </message>
    <message>
        <source>A network&apos;s decision under the same lambda</source>
        <translation>A decisão de uma rede com o mesmo lambda</translation>
    </message>
    <message>
        <source>Weights exactly zero: %1 of %2; the largest: %3; loss %4</source>
        <translation>Pesos exatamente zero: %1 de %2; o maior: %3; custo %4</translation>
    </message>
    <message>
        <source>Eight weights while lambda grows; three are truly not zero</source>
        <translation>Oito pesos enquanto lambda cresce; três são de fato diferentes de zero</translation>
    </message>
    <message>
        <source>Exactly zero: %1 of 8; squared error %2</source>
        <translation>Exatamente zero: %1 de 8; erro quadrático %2</translation>
    </message>
    <message>
        <source>lambda</source>
        <translation>lambda</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>peso</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>conta</translation>
    </message>
    <message>
        <source>counts for nothing</source>
        <translation>não conta</translation>
    </message>
    <message>
        <source>Zero, or only near it?</source>
        <translation>Zero, ou só perto dele?</translation>
    </message>
    <message>
        <source>The proximal step stops at zero; the penalty&apos;s gradient steps over it to and fro; L2 only shrinks.</source>
        <translation>O passo proximal para no zero; o gradiente da penalidade passa por cima dele de um lado e de outro; a L2 só encolhe.</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Verdadeiro</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Sem</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>L1 in the loss</source>
        <translation>L1 no custo</translation>
    </message>
    <message>
        <source>L1, proximal</source>
        <translation>L1, proximal</translation>
    </message>
    <message>
        <source>zeros: %1</source>
        <translation>zeros: %1</translation>
    </message>
    <message>
        <source>Why small weights, and why zeros?</source>
        <translation>Por que pesos pequenos, e por que zeros?</translation>
    </message>
    <message>
        <source>Regularisation (weight decay)</source>
        <translation>Regularização (weight decay)</translation>
    </message>
    <message>
        <source>L1: exact zeros</source>
        <translation>L1: zeros exatos</translation>
    </message>
    <message>
        <source>L1 in the loss: only near zero</source>
        <translation>L1 no custo: só perto de zero</translation>
    </message>
    <message>
        <source>L2: small, never zero</source>
        <translation>L2: pequeno, nunca zero</translation>
    </message>
    <message>
        <source>Inputs that resemble each other</source>
        <translation>Entradas parecidas entre si</translation>
    </message>
    <message>
        <source>Much noise</source>
        <translation>Muito ruído</translation>
    </message>
    <message>
        <source>Lambda too large</source>
        <translation>Lambda grande demais</translation>
    </message>
    <message>
        <source>kept velocity</source>
        <translation>velocidade guardada</translation>
    </message>
    <message>
        <source>gradient times rate</source>
        <translation>gradiente vezes taxa</translation>
    </message>
    <message>
        <source>against the gradient (length of the step)</source>
        <translation>contra o gradiente (no tamanho do passo)</translation>
    </message>
    <message>
        <source>against the mean gradient (length of the step)</source>
        <translation>contra o gradiente médio (no tamanho do passo)</translation>
    </message>
    <message>
        <source>root of the cache (length of the step)</source>
        <translation>raiz do cache (no tamanho do passo)</translation>
    </message>
    <message>
        <source>all the data&apos;s gradient times rate</source>
        <translation>gradiente de todos os dados vezes taxa</translation>
    </message>
    <message>
        <source>The gradient is a batch&apos;s. Learning rate %1</source>
        <translation>O gradiente é de um lote. Taxa de aprendizado %1</translation>
    </message>
    <message>
        <source>Learning rate %1, mu %2. Libraries multiply by the rate after the sum: the same while the rate stays, another way once it changes.</source>
        <translation>Taxa de aprendizado %1; mu %2. As bibliotecas multiplicam pela taxa depois da soma: é o mesmo enquanto a taxa fica, outro caminho quando ela muda.</translation>
    </message>
    <message>
        <source>Step %1, learning rate %2. The slide leaves out the correction of the averages, which start at zero: its step is %3 times as long.</source>
        <translation>Passo %1; taxa de aprendizado %2. O slide omite a correção das médias, que começam em zero: o passo dele é %3 vezes maior.</translation>
    </message>
    <message>
        <source>The Hessian says how long the step must be: no learning rate is needed.</source>
        <translation>A hessiana diz de que tamanho é o passo: não é preciso taxa de aprendizado.</translation>
    </message>
    <message>
        <source>The slide has the formula alone: H^-1 is learnt from the steps taken, and each step&apos;s length is searched for.</source>
        <translation>O slide traz só a fórmula: H^-1 é aprendida com os passos dados, e o tamanho de cada passo é procurado.</translation>
    </message>
    <message>
        <source>Learning rate %1</source>
        <translation>Taxa de aprendizado %1</translation>
    </message>
    <message>
        <source>One step taken apart</source>
        <translation>Um passo desmontado</translation>
    </message>
    <message>
        <source>change of x</source>
        <translation>mudança em x</translation>
    </message>
    <message>
        <source>change of y</source>
        <translation>mudança em y</translation>
    </message>
    <message>
        <source>Length of the step %1, of the gradient %2</source>
        <translation>Tamanho do passo %1; do gradiente %2</translation>
    </message>
    <message>
        <source>Play, or take one step</source>
        <translation>Reproduza, ou dê um passo</translation>
    </message>
    <message>
        <source>H(p, q) = %1, H(q, p) = %2</source>
        <translation>H(p, q) = %1; H(q, p) = %2</translation>
    </message>
    <message>
        <source>H(p, q) = %1, H(q, p) infinite: p has zeros</source>
        <translation>H(p, q) = %1; H(q, p) infinita: p tem zeros</translation>
    </message>
    <message>
        <source>H(p, q) infinite: q has zeros; H(q, p) = %1</source>
        <translation>H(p, q) infinita: q tem zeros; H(q, p) = %1</translation>
    </message>
    <message>
        <source>H(p, q) and H(q, p) infinite: each has zeros of its own</source>
        <translation>H(p, q) e H(q, p) infinitas: cada uma tem os seus zeros</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>hinge</translation>
    </message>
    <message>
        <source>1 - cosine</source>
        <translation>1 − cosseno</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>classe %1</translation>
    </message>
    <message>
        <source>The label p and the answer q: drag their tops</source>
        <translation>O rótulo p e a resposta q: arraste os topos</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilidade</translation>
    </message>
    <message>
        <source>label p</source>
        <translation>rótulo p</translation>
    </message>
    <message>
        <source>answer q</source>
        <translation>resposta q</translation>
    </message>
    <message>
        <source>p%1</source>
        <translation>p%1</translation>
    </message>
    <message>
        <source>q%1</source>
        <translation>q%1</translation>
    </message>
    <message>
        <source>What it costs to give the right class that little</source>
        <translation>Quanto custa dar tão pouco à classe certa</translation>
    </message>
    <message>
        <source>q = %1: -ln q = %2</source>
        <translation>q = %1: −ln q = %2</translation>
    </message>
    <message>
        <source>probability of the right class, q</source>
        <translation>probabilidade da classe certa, q</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>custo</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>infinito</translation>
    </message>
    <message>
        <source>The measures, in nats</source>
        <translation>As medidas, em nats</translation>
    </message>
    <message>
        <source>H(p, q) = H(p) + D(p || q); the order matters</source>
        <translation>H(p, q) = H(p) + D(p || q); a ordem importa</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Entropy of the label, H(p)</source>
        <translation>Entropia do rótulo, H(p)</translation>
    </message>
    <message>
        <source>Entropy of the answer, H(q)</source>
        <translation>Entropia da resposta, H(q)</translation>
    </message>
    <message>
        <source>Cross-entropy H(p, q)</source>
        <translation>Entropia cruzada H(p, q)</translation>
    </message>
    <message>
        <source>Exchanged: H(q, p)</source>
        <translation>Com p e q trocados: H(q, p)</translation>
    </message>
    <message>
        <source>Kullback-Leibler D(p || q)</source>
        <translation>Kullback-Leibler D(p || q)</translation>
    </message>
    <message>
        <source>Exchanged: D(q || p)</source>
        <translation>Com p e q trocados: D(q || p)</translation>
    </message>
    <message>
        <source>Hinge, of the scores ln q</source>
        <translation>Hinge, dos escores ln q</translation>
    </message>
    <message>
        <source>Cosine of the angle</source>
        <translation>Cosseno do ângulo</translation>
    </message>
    <message>
        <source>How each cost pulls at the scores</source>
        <translation>Como cada custo puxa os escores</translation>
    </message>
    <message>
        <source>Cross-entropy: q - p; here %1 at the right class</source>
        <translation>Entropia cruzada: q − p; aqui %1 na classe certa</translation>
    </message>
    <message>
        <source>gradient by the score</source>
        <translation>gradiente em relação ao escore</translation>
    </message>
    <message>
        <source>All three while one of them is made small</source>
        <translation>Os três enquanto um deles diminui</translation>
    </message>
    <message>
        <source>Probability of the right class: %1</source>
        <translation>Probabilidade da classe certa: %1</translation>
    </message>
    <message>
        <source>entropy of the label</source>
        <translation>entropia do rótulo</translation>
    </message>
    <message>
        <source>A sure mistake has no price limit</source>
        <translation>Um erro convicto não tem preço máximo</translation>
    </message>
    <message>
        <source>Five classes</source>
        <translation>Cinco classes</translation>
    </message>
    <message>
        <source>A soft label: the order matters</source>
        <translation>Rótulo suave: a ordem importa</translation>
    </message>
    <message>
        <source>Cross-entropy mends a sure mistake</source>
        <translation>Entropia cruzada corrige um erro convicto</translation>
    </message>
    <message>
        <source>Cosine hardly moves a sure mistake</source>
        <translation>Cosseno mal move um erro convicto</translation>
    </message>
    <message>
        <source>Hinge stops at its margin</source>
        <translation>Hinge para na margem</translation>
    </message>
    <message>
        <source>Never below the label&apos;s entropy</source>
        <translation>Nunca abaixo da entropia do rótulo</translation>
    </message>
    <message>
        <source>Why does a sure mistake cost so much?</source>
        <translation>Por que errar com convicção custa tanto?</translation>
    </message>
    <message>
        <source>Cost function: classification</source>
        <translation>Função custo: classificação</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>mean cost, log10</source>
        <translation>custo médio, log10</translation>
    </message>
    <message>
        <source>One number for all: L2 takes the mean, L1 the median</source>
        <translation>Um número para todos: L2 fica com a média, L1 com a mediana</translation>
    </message>
    <message>
        <source>Which line runs after the outlier?</source>
        <translation>Qual reta corre atrás do valor discrepante?</translation>
    </message>
    <message>
        <source>Drag the outlier up and down; a click adds a point</source>
        <translation>Arraste o valor discrepante; um clique acrescenta um ponto</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>exemplos</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>gradient descent</translation>
    </message>
    <message>
        <source>outlier</source>
        <translation>valor discrepante</translation>
    </message>
    <message>
        <source>The descent has run away: the step is too large</source>
        <translation>A descida divergiu: o passo é grande demais</translation>
    </message>
    <message>
        <source>Cost %1, lowest %2; length of the gradient %3</source>
        <translation>Custo %1; mínimo %2; tamanho do gradiente %3</translation>
    </message>
    <message>
        <source>The cost surface of L2: a smooth bowl</source>
        <translation>A superfície de custo de L2: uma tigela lisa</translation>
    </message>
    <message>
        <source>The cost surface of L1: it has edges</source>
        <translation>A superfície de custo de L1: tem quinas</translation>
    </message>
    <message>
        <source>The cost surface of Huber</source>
        <translation>A superfície de custo de Huber</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>inclinação</translation>
    </message>
    <message>
        <source>intercept</source>
        <translation>intercepto</translation>
    </message>
    <message>
        <source>The cost of each constant</source>
        <translation>O custo de cada constante</translation>
    </message>
    <message>
        <source>Mean %1, median %2</source>
        <translation>Média %1; mediana %2</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constante</translation>
    </message>
    <message>
        <source>mean cost</source>
        <translation>custo médio</translation>
    </message>
    <message>
        <source>How hard a mistake of each size pulls</source>
        <translation>Com que força puxa um erro de cada tamanho</translation>
    </message>
    <message>
        <source>Marked: the outlier; L2 pulls with %1, L1 with %2, Huber with %3</source>
        <translation>Marcado: o valor discrepante; L2 puxa com %1; L1, %2; Huber, %3</translation>
    </message>
    <message>
        <source>residual, y - h(x)</source>
        <translation>resíduo, y − h(x)</translation>
    </message>
    <message>
        <source>derivative of the cost</source>
        <translation>derivada do custo</translation>
    </message>
    <message>
        <source>Each one is best by its own measure</source>
        <translation>Cada uma é a melhor pela própria medida</translation>
    </message>
    <message>
        <source>Fitted by</source>
        <translation>Ajustada por</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Inclinação</translation>
    </message>
    <message>
        <source>Intercept</source>
        <translation>Intercepto</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>EQM</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>EAM</translation>
    </message>
    <message>
        <source>An outlier in the middle</source>
        <translation>Um discrepante no meio</translation>
    </message>
    <message>
        <source>An outlier at the end</source>
        <translation>Um discrepante na ponta</translation>
    </message>
    <message>
        <source>Mean against median</source>
        <translation>Média contra mediana</translation>
    </message>
    <message>
        <source>L1 does not slow down near the bottom</source>
        <translation>L1 não freia perto do fundo</translation>
    </message>
    <message>
        <source>Huber between both</source>
        <translation>Huber entre as duas</translation>
    </message>
    <message>
        <source>Without an outlier</source>
        <translation>Sem discrepante</translation>
    </message>
    <message>
        <source>What does an outlier do to the fit?</source>
        <translation>O que um valor discrepante faz com o ajuste?</translation>
    </message>
    <message>
        <source>Cost function: regression</source>
        <translation>Função custo: regressão</translation>
    </message>
    <message>
        <source>The shortest fit of random waves</source>
        <translation>O ajuste mais curto de ondas aleatórias</translation>
    </message>
    <message>
        <source>The fit of a polynomial</source>
        <translation>O ajuste de um polinômio</translation>
    </message>
    <message>
        <source>%1 waves, %2 points</source>
        <translation>%1 ondas, %2 pontos</translation>
    </message>
    <message>
        <source>Degree %1, %2 points</source>
        <translation>Grau %1, %2 pontos</translation>
    </message>
    <message>
        <source>other draws</source>
        <translation>outros sorteios</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>verdade</translation>
    </message>
    <message>
        <source>mean of all draws</source>
        <translation>média de todos os sorteios</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>ajuste</translation>
    </message>
    <message>
        <source>degree</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>number of points</source>
        <translation>número de pontos</translation>
    </message>
    <message>
        <source>draws</source>
        <translation>sorteios</translation>
    </message>
    <message>
        <source>number of waves</source>
        <translation>número de ondas</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>erro quadrático médio</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>ruído</translation>
    </message>
    <message>
        <source>as many waves as points</source>
        <translation>tantas ondas quantos pontos</translation>
    </message>
    <message>
        <source>Both errors while the degree rises over the same points</source>
        <translation>Os dois erros enquanto o grau sobe sobre os mesmos pontos</translation>
    </message>
    <message>
        <source>Learning curves: both errors while points are added</source>
        <translation>Curvas de aprendizado: os dois erros enquanto entram pontos</translation>
    </message>
    <message>
        <source>Both errors, mean over the draws</source>
        <translation>Os dois erros, média dos sorteios</translation>
    </message>
    <message>
        <source>Double descent: past the peak the test error falls again</source>
        <translation>Dupla descida: depois do pico o erro de teste volta a cair</translation>
    </message>
    <message>
        <source>Training %1, test %2; lowest test error at %3</source>
        <translation>Treino %1; teste %2; menor erro de teste em %3</translation>
    </message>
    <message>
        <source>What the test error is made of, over many draws</source>
        <translation>Do que é feito o erro de teste, em muitos sorteios</translation>
    </message>
    <message>
        <source>Bias² %1 + variance %2 + noise %3 = %4</source>
        <translation>Viés² %1 + variância %2 + ruído %3 = %4</translation>
    </message>
    <message>
        <source>bias²</source>
        <translation>viés²</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>variância</translation>
    </message>
    <message>
        <source>test, mean of the draws</source>
        <translation>teste, média dos sorteios</translation>
    </message>
    <message>
        <source>Which error is high?</source>
        <translation>Qual erro é alto?</translation>
    </message>
    <message>
        <source>Bias is the larger part: underfit</source>
        <translation>O viés é a maior parte: underfit</translation>
    </message>
    <message>
        <source>Variance is the larger part: overfit</source>
        <translation>A variância é a maior parte: sobreajuste</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>Training error, mean of the draws</source>
        <translation>Erro de treino, média dos sorteios</translation>
    </message>
    <message>
        <source>Test error, mean of the draws</source>
        <translation>Erro de teste, média dos sorteios</translation>
    </message>
    <message>
        <source>Gap between both</source>
        <translation>Distância entre os dois</translation>
    </message>
    <message>
        <source>Noise, which no model removes</source>
        <translation>Ruído, que nenhum modelo remove</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Sorteios</translation>
    </message>
    <message>
        <source>From underfit to overfit</source>
        <translation>Do underfit ao overfit</translation>
    </message>
    <message>
        <source>Underfit: points do not help</source>
        <translation>Underfit: mais pontos não ajudam</translation>
    </message>
    <message>
        <source>Overfit: points help</source>
        <translation>Overfit: mais pontos ajudam</translation>
    </message>
    <message>
        <source>Low degree: always wrong in the same way</source>
        <translation>Grau baixo: sempre o mesmo erro</translation>
    </message>
    <message>
        <source>High degree: dances from draw to draw</source>
        <translation>Grau alto: dança a cada sorteio</translation>
    </message>
    <message>
        <source>Without noise</source>
        <translation>Sem ruído</translation>
    </message>
    <message>
        <source>Double descent</source>
        <translation>Dupla descida</translation>
    </message>
    <message>
        <source>Too simple or learnt by heart?</source>
        <translation>Simples demais ou decorado?</translation>
    </message>
    <message>
        <source>The (vicious) cycle of ML: underfit and overfit</source>
        <translation>O ciclo (vicioso) de ML: underfit e overfit</translation>
    </message>
    <message>
        <source>The function and its slope</source>
        <translation>A função e sua derivada</translation>
    </message>
    <message>
        <source>x = %1: f = %2, slope %3: flat, next to nothing comes back</source>
        <translation>x = %1: f = %2; derivada %3: plana, quase nada volta</translation>
    </message>
    <message>
        <source>x = %1: f = %2, slope %3</source>
        <translation>x = %1: f = %2; derivada %3</translation>
    </message>
    <message>
        <source>x, the sum</source>
        <translation>x, a soma</translation>
    </message>
    <message>
        <source>f(x), f&apos;(x)</source>
        <translation>f(x), f&apos;(x)</translation>
    </message>
    <message>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <source>slope f&apos;(x)</source>
        <translation>derivada f&apos;(x)</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>tangente</translation>
    </message>
    <message>
        <source>What each layer gives, of all training points</source>
        <translation>O que sai de cada camada, com todos os pontos de treino</translation>
    </message>
    <message>
        <source>Mean |value| of the last layer: %1</source>
        <translation>Média de |valor| na última camada: %1</translation>
    </message>
    <message>
        <source>Run away</source>
        <translation>Divergiu</translation>
    </message>
    <message>
        <source>What comes back to each layer</source>
        <translation>O que volta a cada camada</translation>
    </message>
    <message>
        <source>The first layer&apos;s gradient is %1 times the last one&apos;s</source>
        <translation>O gradiente da primeira camada é %1 vez o da última</translation>
    </message>
    <message>
        <source>No gradient comes back</source>
        <translation>Nenhum gradiente volta</translation>
    </message>
    <message>
        <source>mean |gradient| of the weights</source>
        <translation>média de |gradiente| dos pesos</translation>
    </message>
    <message>
        <source>Saturated values and dead units while it learns</source>
        <translation>Valores saturados e unidades mortas enquanto aprende</translation>
    </message>
    <message>
        <source>Flat for every point: %1 of %2 units; loss %3</source>
        <translation>Planas em todos os pontos: %1 de %2 unidades; custo %3</translation>
    </message>
    <message>
        <source>share</source>
        <translation>fração</translation>
    </message>
    <message>
        <source>values where the slope is flat</source>
        <translation>valores com derivada quase nula</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>unidades mortas</translation>
    </message>
    <message>
        <source>What bends the layers, and what lets the gradient through</source>
        <translation>O que curva as camadas e o que deixa o gradiente passar</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>Função de ativação</translation>
    </message>
    <message>
        <source>ReLU: it comes back</source>
        <translation>ReLU: o gradiente volta</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Units that are out, for one example of this step</source>
        <translation>Unidades desligadas, para um exemplo deste passo</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>%1 of %2 are out; those that stay are multiplied by %3</source>
        <translation>%1 de %2 desligadas; as que ficam são multiplicadas por %3</translation>
    </message>
    <message>
        <source>What the networks say, and one with units out</source>
        <translation>O que as redes respondem, e uma com unidades desligadas</translation>
    </message>
    <message>
        <source>this step&apos;s units out</source>
        <translation>sem as desligadas deste passo</translation>
    </message>
    <message>
        <source>training points</source>
        <translation>pontos de treino</translation>
    </message>
    <message>
        <source>without dropout</source>
        <translation>sem dropout</translation>
    </message>
    <message>
        <source>with dropout, all units</source>
        <translation>com dropout, todas as unidades</translation>
    </message>
    <message>
        <source>x of the mean</source>
        <translation>x da média</translation>
    </message>
    <message>
        <source>The mean over masks, and what the tested network says</source>
        <translation>A média sobre as máscaras e a resposta no teste</translation>
    </message>
    <message>
        <source>masks</source>
        <translation>máscaras</translation>
    </message>
    <message>
        <source>mean of the outputs</source>
        <translation>média das saídas</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>todas as unidades</translation>
    </message>
    <message>
        <source>out of both layers</source>
        <translation>nas duas camadas</translation>
    </message>
    <message>
        <source>out of the last layer: only a sum follows</source>
        <translation>na última camada: depois só há uma soma</translation>
    </message>
    <message>
        <source>Training and test error: dropout narrows the gap</source>
        <translation>Erro de treino e de teste: o dropout estreita a distância</translation>
    </message>
    <message>
        <source>without, training</source>
        <translation>sem, treino</translation>
    </message>
    <message>
        <source>without, test</source>
        <translation>sem, teste</translation>
    </message>
    <message>
        <source>with dropout, training</source>
        <translation>com dropout, treino</translation>
    </message>
    <message>
        <source>with dropout, test</source>
        <translation>com dropout, teste</translation>
    </message>
    <message>
        <source>Units that may be missing cannot learn by heart</source>
        <translation>Unidades que podem faltar não conseguem decorar</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Few units out</source>
        <translation>Poucas desligadas</translation>
    </message>
    <message>
        <source>W = 0</source>
        <translation>W = 0</translation>
    </message>
    <message>
        <source>W = 1 / D</source>
        <translation>W = 1 / D</translation>
    </message>
    <message>
        <source>W = -1 / D</source>
        <translation>W = -1 / D</translation>
    </message>
    <message>
        <source>W = randn(D, H)</source>
        <translation>W = randn(D, H)</translation>
    </message>
    <message>
        <source>W = 0.01 randn(D, H)</source>
        <translation>W = 0.01 randn(D, H)</translation>
    </message>
    <message>
        <source>W = randn(D, H) / sqrt((D + H) / 2), as in the paper; the slide has 0.01 before it</source>
        <translation>W = randn(D, H) / sqrt((D + H) / 2), como no artigo; o slide põe 0,01 na frente</translation>
    </message>
    <message>
        <source>W = randn(D, H) / sqrt(D / 2), as in the paper; the slide has 0.01 before it</source>
        <translation>W = randn(D, H) / sqrt(D / 2), como no artigo; o slide põe 0,01 na frente</translation>
    </message>
    <message>
        <source>W = 0.01 randn(D, H) / sqrt(D / 2), as on the slide; the paper has no 0.01</source>
        <translation>W = 0.01 randn(D, H) / sqrt(D / 2), como no slide; o artigo não tem 0,01</translation>
    </message>
    <message>
        <source>positive: %1</source>
        <translation>positivo: %1</translation>
    </message>
    <message>
        <source>negative: %1</source>
        <translation>negativo: %1</translation>
    </message>
    <message>
        <source>SD 1: %1</source>
        <translation>DP 1: %1</translation>
    </message>
    <message>
        <source>SD 0.01: %1</source>
        <translation>DP 0,01: %1</translation>
    </message>
    <message>
        <source>Xavier: %1</source>
        <translation>Xavier: %1</translation>
    </message>
    <message>
        <source>He: %1</source>
        <translation>He: %1</translation>
    </message>
    <message>
        <source>0.01 He: %1</source>
        <translation>0,01 He: %1</translation>
    </message>
    <message>
        <source>zeros: run away</source>
        <translation>zeros: divergiu</translation>
    </message>
    <message>
        <source>positive: run away</source>
        <translation>positivo: divergiu</translation>
    </message>
    <message>
        <source>negative: run away</source>
        <translation>negativo: divergiu</translation>
    </message>
    <message>
        <source>SD 1: run away</source>
        <translation>DP 1: divergiu</translation>
    </message>
    <message>
        <source>SD 0.01: run away</source>
        <translation>DP 0,01: divergiu</translation>
    </message>
    <message>
        <source>Xavier: run away</source>
        <translation>Xavier: divergiu</translation>
    </message>
    <message>
        <source>He: run away</source>
        <translation>He: divergiu</translation>
    </message>
    <message>
        <source>0.01 He: run away</source>
        <translation>0,01 He: divergiu</translation>
    </message>
    <message>
        <source>What each layer gives of standard normal inputs</source>
        <translation>O que sai de cada camada, com entradas normais padrão</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>ativação</translation>
    </message>
    <message>
        <source>What comes back to each layer of standard normal gradients</source>
        <translation>O que volta a cada camada, com gradientes normais padrão</translation>
    </message>
    <message>
        <source>Exactly zero in the first layer: %1%</source>
        <translation>Exatamente zero na primeira camada: %1 %</translation>
    </message>
    <message>
        <source>Single draws wander; their mean shows what the rule does</source>
        <translation>Um sorteio passeia; a média mostra o que a regra faz</translation>
    </message>
    <message>
        <source>variance of the sums</source>
        <translation>variância das somas</translation>
    </message>
    <message>
        <source>one draw</source>
        <translation>um sorteio</translation>
    </message>
    <message>
        <source>mean over %1 draws</source>
        <translation>média de %1 sorteios</translation>
    </message>
    <message>
        <source>Mean over %1 draws: the last layer has %2 times the first&apos;s</source>
        <translation>Média de %1 sorteios: a última camada tem %2 vez a primeira</translation>
    </message>
    <message>
        <source>Too large or too small to be written as a number</source>
        <translation>Grande ou pequena demais para ser escrita como número</translation>
    </message>
    <message>
        <source>How far apart the units of a layer are</source>
        <translation>A distância entre as unidades de uma camada</translation>
    </message>
    <message>
        <source>distance of their weights</source>
        <translation>distância entre os pesos</translation>
    </message>
    <message>
        <source>with dropout</source>
        <translation>com dropout</translation>
    </message>
    <message>
        <source>Without dropout %1: all units are one; with it %2</source>
        <translation>Sem dropout %1: todas são uma só; com dropout %2</translation>
    </message>
    <message>
        <source>The same network from each start</source>
        <translation>A mesma rede a partir de cada início</translation>
    </message>
    <message>
        <source>%1 layers of %2 units; two circles to be told apart</source>
        <translation>%1 camadas de %2 unidades; separar dois círculos</translation>
    </message>
    <message>
        <source>Neither fading nor exploding, and no two units alike</source>
        <translation>Sem sumir, sem explodir, e sem unidades gêmeas</translation>
    </message>
    <message>
        <source>Initialisation of parameters</source>
        <translation>Inicialização de parâmetros</translation>
    </message>
    <message>
        <source>He: the signal goes through</source>
        <translation>He: o sinal atravessa</translation>
    </message>
    <message>
        <source>All zeros</source>
        <translation>Tudo zero</translation>
    </message>
    <message>
        <source>High variance: it explodes</source>
        <translation>Variância alta: explode</translation>
    </message>
    <message>
        <source>High variance: tanh saturates</source>
        <translation>Variância alta: tanh satura</translation>
    </message>
    <message>
        <source>Low variance: it fades</source>
        <translation>Variância baixa: some</translation>
    </message>
    <message>
        <source>Xavier and tanh</source>
        <translation>Xavier e tanh</translation>
    </message>
    <message>
        <source>The slide&apos;s 0.01 before He&apos;s</source>
        <translation>O 0,01 do slide antes de He</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>camada</translation>
    </message>
    <message>
        <source>Sigmoid: it fades</source>
        <translation>Sigmoide: some</translation>
    </message>
    <message>
        <source>tanh: saturated</source>
        <translation>tanh: satura</translation>
    </message>
    <message>
        <source>ReLU: units die</source>
        <translation>ReLU: unidades morrem</translation>
    </message>
    <message>
        <source>Leaky ReLU: none dies</source>
        <translation>Leaky ReLU: seguem vivas</translation>
    </message>
    <message>
        <source>Maxout: two lines</source>
        <translation>Maxout: duas retas</translation>
    </message>
    <message>
        <source>Gap: last layer %1 (±%2), both %3 (±%4)</source>
        <translation>Diferença: última %1 (±%2), as duas %3 (±%4)</translation>
    </message>
    <message>
        <source>Test error without %1, with %2; gap %3 and %4</source>
        <translation>Erro de teste: sem, %1; com, %2; distância %3 e %4</translation>
    </message>
    <message>
        <source>Last layer: exact mean</source>
        <translation>Última camada: exata</translation>
    </message>
    <message>
        <source>Too many units out</source>
        <translation>Desligadas demais</translation>
    </message>
    <message>
        <source>A network of few units</source>
        <translation>Rede de poucas unidades</translation>
    </message>
    <message>
        <source>Many points</source>
        <translation>Muitos pontos</translation>
    </message>
    <message>
        <source>log10 |gradient|</source>
        <translation>log10 |gradiente|</translation>
    </message>
    <message>
        <source>Same positive value</source>
        <translation>Mesmo valor positivo</translation>
    </message>
    <message>
        <source>Same negative value</source>
        <translation>Mesmo valor negativo</translation>
    </message>
    <message>
        <source>He through 50 layers</source>
        <translation>He em 50 camadas</translation>
    </message>
    <message>
        <source>share of the fullest bin</source>
        <translation>fração do máximo</translation>
    </message>
</context>
<context>
    <name>LessonText</name>
    <message>
        <source>The drawing of this formula is missing or damaged.</source>
        <translation>O desenho desta fórmula falta ou está danificado.</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Width</source>
        <translation>Largura</translation>
    </message>
    <message>
        <source>Pixels from left to right in the file.</source>
        <translation>Pixels da esquerda para a direita no arquivo.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>Pixels from top to bottom in the file.</source>
        <translation>Pixels de cima para baixo no arquivo.</translation>
    </message>
    <message>
        <source>Aspect ratio</source>
        <translation>Proporção</translation>
    </message>
    <message>
        <source>Width divided by height: below 1 the image is upright, above 1 it lies.</source>
        <translation>Largura dividida pela altura: abaixo de 1 a imagem está em pé, acima de 1, deitada.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Width times height in millions: how much detail there can be at most.</source>
        <translation>Largura vezes altura, em milhões: quanto detalhe pode haver, no máximo.</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Profundidade de bits</translation>
    </message>
    <message>
        <source>Bits in use: with 8 there are 256 grays, with 12 there are 4096.</source>
        <translation>Bits em uso: com 8 há 256 cinzas, com 12 há 4096.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brilho</translation>
    </message>
    <message>
        <source>Mean gray: 0 is all black, 1 is all white.</source>
        <translation>Cinza médio: 0 é tudo preto, 1 é tudo branco.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Standard deviation of the gray: near 0 there is hardly anything to see.</source>
        <translation>Desvio padrão do cinza: perto de 0 quase não há o que ver.</translation>
    </message>
    <message>
        <source>1st percentile</source>
        <translation>Percentil 1</translation>
    </message>
    <message>
        <source>1 % of the pixels are at most this bright: the darkest gray without specks.</source>
        <translation>1 % dos pixels têm no máximo este brilho: o cinza mais escuro, sem os pontos isolados.</translation>
    </message>
    <message>
        <source>5th percentile</source>
        <translation>Percentil 5</translation>
    </message>
    <message>
        <source>5 % of the pixels are at most this bright: usually the air around the hand.</source>
        <translation>5 % dos pixels têm no máximo este brilho: em geral, o ar em volta da mão.</translation>
    </message>
    <message>
        <source>Median gray</source>
        <translation>Cinza mediano</translation>
    </message>
    <message>
        <source>Half of the pixels are at most this bright.</source>
        <translation>Metade dos pixels tem no máximo este brilho.</translation>
    </message>
    <message>
        <source>95th percentile</source>
        <translation>Percentil 95</translation>
    </message>
    <message>
        <source>95 % of the pixels are at most this bright: usually bone.</source>
        <translation>95 % dos pixels têm no máximo este brilho: em geral, osso.</translation>
    </message>
    <message>
        <source>99th percentile</source>
        <translation>Percentil 99</translation>
    </message>
    <message>
        <source>99 % of the pixels are at most this bright: the whitest gray without specks.</source>
        <translation>99 % dos pixels têm no máximo este brilho: o cinza mais claro, sem os pontos isolados.</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropia</translation>
    </message>
    <message>
        <source>Of the histogram of 256 grays: 0 is a single gray, 8 is all grays alike.</source>
        <translation>Do histograma de 256 cinzas: 0 é um só cinza, 8 são todos por igual.</translation>
    </message>
    <message>
        <source>Border level</source>
        <translation>Nível da borda</translation>
    </message>
    <message>
        <source>Median gray of the outer frame: high where the background is light or inverted.</source>
        <translation>Cinza mediano da moldura externa: alto onde o fundo é claro ou invertido.</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Tamanho do arquivo</translation>
    </message>
    <message>
        <source>Million bytes on disk: small for its pixels where the image is blurred or compressed with losses.</source>
        <translation>Milhões de bytes em disco: pequeno para os pixels que tem se a imagem está borrada ou comprimida com perdas.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>What kind of file it is by its content, whatever its name says.</source>
        <translation>Que tipo de arquivo é pelo conteúdo, diga o nome o que disser.</translation>
    </message>
    <message>
        <source>Dynamic range</source>
        <translation>Faixa dinâmica</translation>
    </message>
    <message>
        <source>From the 1st to the 99th percentile: near 0 only few of the grays are used.</source>
        <translation>Do percentil 1 ao 99: perto de 0, só poucos dos cinzas são usados.</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Nitidez</translation>
    </message>
    <message>
        <source>Variance of the Laplacian at 128 pixels: low for blurred images, high for crisp edges and for noise.</source>
        <translation>Variância do laplaciano a 128 pixels: baixa em imagens borradas, alta com bordas nítidas e com ruído.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruído</translation>
    </message>
    <message>
        <source>Standard deviation of the grain between neighbouring pixels: high where too few photons arrived.</source>
        <translation>Desvio padrão do granulado entre pixels vizinhos: alto onde chegaram poucos fótons.</translation>
    </message>
    <message>
        <source>Light background</source>
        <translation>Fundo claro</translation>
    </message>
    <message>
        <source>1 where the background is lighter than the hand: the polarity is inverted; 0 where it is darker.</source>
        <translation>1 onde o fundo é mais claro que a mão: a polaridade está invertida; 0 onde é mais escuro.</translation>
    </message>
    <message>
        <source>Share of the hand</source>
        <translation>Parte da mão</translation>
    </message>
    <message>
        <source>Hand angle</source>
        <translation>Ângulo da mão</translation>
    </message>
    <message>
        <source>Of the hand&apos;s long axis, clockwise: 0 points up, 90 to the right, 180 or -180 down.</source>
        <translation>Do eixo longo da mão, no sentido horário: 0 aponta para cima, 90 para a direita, 180 ou -180 para baixo.</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>Mãos</translation>
    </message>
    <message>
        <source>Parts as large as a hand: 1 as it should be, 2 for both hands or for another person&apos;s fingers.</source>
        <translation>Partes do tamanho de uma mão: 1 como deve ser, 2 com as duas mãos ou com dedos de outra pessoa.</translation>
    </message>
    <message>
        <source>White objects</source>
        <translation>Objetos brancos</translation>
    </message>
    <message>
        <source>Share of the image in white areas with straight edges: letters, rings, plates, casts.</source>
        <translation>Parte da imagem em áreas brancas de bordas retas: letras, anéis, placas, gessos.</translation>
    </message>
    <message>
        <source>Cut by the border</source>
        <translation>Cortada pela borda</translation>
    </message>
    <message>
        <source>Share of the border, without the wrist&apos;s side, that runs through the hand: 0 where nothing is cut off.</source>
        <translation>Parte da borda, sem o lado do punho, que passa pela mão: 0 onde nada foi cortado.</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>De cabeça para baixo</translation>
    </message>
    <message>
        <source>Share of the image that the hand covers: 0 where nothing was exposed, near 1 where there is little else.</source>
        <translation>Parte da imagem que a mão cobre: 0 onde nada foi exposto, perto de 1 onde há pouco mais.</translation>
    </message>
    <message>
        <source>0 where the fingers point up, 0.5 where they point sideways, 1 where they point down.</source>
        <translation>0 onde os dedos apontam para cima, 0,5 onde apontam para o lado, 1 onde apontam para baixo.</translation>
    </message>
    <message>
        <source>Other parts</source>
        <translation>Outras partes</translation>
    </message>
    <message>
        <source>Share of the image in other things of a hand&apos;s brightness that go on beyond the border: 0 as it should be, more for a second hand or another person&apos;s fingers.</source>
        <translation>Parcela da imagem em outras coisas com o brilho de uma mão que continuam além da borda: 0 como deve ser, mais quando há uma segunda mão ou dedos de outra pessoa.</translation>
    </message>
    <message>
        <source>Width of the hand</source>
        <translation>Largura da mão</translation>
    </message>
    <message>
        <source>How far the hand spreads across its long axis, as a share of how far along it: low or high where the image was squeezed or stretched.</source>
        <translation>Quanto a mão se estende através do seu eixo maior, como parcela do quanto se estende ao longo dele: baixa ou alta quando a imagem foi comprimida ou esticada.</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Partes moles</translation>
    </message>
    <message>
        <source>Gray of the soft tissue between background (0) and bone (1): low where too much exposure burnt it away, high where too little left it as light as bone.</source>
        <translation>Cinza das partes moles entre o fundo (0) e o osso (1): baixo quando a exposição excessiva as apagou, alto quando a exposição insuficiente as deixou tão claras quanto o osso.</translation>
    </message>
    <message>
        <source>Whitest spot on the hand</source>
        <translation>Ponto mais branco sobre a mão</translation>
    </message>
    <message>
        <source>How many times as far as bone&apos;s edges the hand&apos;s whitest spots stand out: below 2 it is bone, well above 2 there is metal.</source>
        <translation>Quantas vezes mais do que as bordas dos ossos se destacam os pontos mais brancos da mão: abaixo de 2 é osso, bem acima de 2 há metal.</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>Em cores</translation>
    </message>
    <message>
        <source>1 where the file holds colours: what is measured, shown and trained on is their luminance. 0 where it is gray.</source>
        <translation>1 onde o arquivo guarda cores: o que se mede, mostra e treina é a luminância delas. 0 onde ele é cinza.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Choose the columns…</source>
        <translation>Escolher as colunas…</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>LeNet (UFG)</source>
        <translation>LeNet (UFG)</translation>
    </message>
    <message>
        <source>The lecture&apos;s LeNet variation: five convolutions, dropout, and the child&apos;s sex.</source>
        <translation>A variação da LeNet da aula: cinco convoluções, dropout e o sexo da criança.</translation>
    </message>
    <message>
        <source>Rápida</source>
        <translation>Rápida</translation>
    </message>
    <message>
        <source>Eight convolutions with batch normalisation; learns within a lesson.</source>
        <translation>Oito convoluções com batch normalization; aprende durante uma aula.</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>Dense layers on all pixels, without convolutions.</source>
        <translation>Camadas densas sobre todos os pixels, sem convoluções.</translation>
    </message>
    <message>
        <source>Recurrent (rows)</source>
        <translation>Recorrente (linhas)</translation>
    </message>
    <message>
        <source>RNN, GRU or LSTM that reads the image row by row.</source>
        <translation>RNN, GRU ou LSTM que lê a imagem linha por linha.</translation>
    </message>
    <message>
        <source>ResNet-18</source>
        <translation>ResNet-18</translation>
    </message>
    <message>
        <source>He and others&apos; residual network of 18 layers.</source>
        <translation>A rede residual de He e colegas, com 18 camadas.</translation>
    </message>
    <message>
        <source>ResNet-34</source>
        <translation>ResNet-34</translation>
    </message>
    <message>
        <source>He and others&apos; residual network of 34 layers.</source>
        <translation>A rede residual de He e colegas, com 34 camadas.</translation>
    </message>
    <message>
        <source>ResNet-50</source>
        <translation>ResNet-50</translation>
    </message>
    <message>
        <source>He and others&apos; residual network of 50 layers, with bottlenecks.</source>
        <translation>A rede residual de He e colegas, com 50 camadas e gargalos.</translation>
    </message>
    <message>
        <source>DenseNet-121</source>
        <translation>DenseNet-121</translation>
    </message>
    <message>
        <source>121 layers, each of which sees what all before it in its block have found.</source>
        <translation>121 camadas; cada uma vê o que todas as anteriores do seu bloco encontraram.</translation>
    </message>
    <message>
        <source>MobileNet-V2</source>
        <translation>MobileNet-V2</translation>
    </message>
    <message>
        <source>Made for telephones: inverted residual blocks with few parameters.</source>
        <translation>Feita para celulares: blocos residuais invertidos com poucos parâmetros.</translation>
    </message>
    <message>
        <source>EfficientNet-B0</source>
        <translation>EfficientNet-B0</translation>
    </message>
    <message>
        <source>Inverted residual blocks that weigh their channels; few parameters.</source>
        <translation>Blocos residuais invertidos que ponderam seus canais; poucos parâmetros.</translation>
    </message>
    <message>
        <source>Inception-v4 with sex</source>
        <translation>Inception-v4 com sexo</translation>
    </message>
    <message>
        <source>The lecture&apos;s: a convolution and a pooling, Inception-v4, the child&apos;s sex, Dense 32, Dense 1.</source>
        <translation>A da aula: uma convolução e um pooling, Inception-v4, o sexo da criança, Dense 32, Dense 1.</translation>
    </message>
    <message>
        <source>Own layers</source>
        <translation>Camadas próprias</translation>
    </message>
    <message>
        <source>The layers that the experiment lists, one by one.</source>
        <translation>As camadas que o experimento lista, uma por uma.</translation>
    </message>
    <message>
        <source>CNN</source>
        <translation>CNN</translation>
    </message>
    <message>
        <source>Convolutions and pooling, as many and as wide as one likes.</source>
        <translation>Convoluções e pooling, quantas e tão largas quanto se queira.</translation>
    </message>
</context>
<context>
    <name>Outlier</name>
    <message>
        <source>inverted?</source>
        <translation>invertida?</translation>
    </message>
    <message>
        <source>several hands?</source>
        <translation>várias mãos?</translation>
    </message>
    <message>
        <source>foreign body?</source>
        <translation>corpo estranho?</translation>
    </message>
    <message>
        <source>underexposed?</source>
        <translation>subexposta?</translation>
    </message>
    <message>
        <source>overexposed?</source>
        <translation>superexposta?</translation>
    </message>
    <message>
        <source>distorted?</source>
        <translation>deformada?</translation>
    </message>
    <message>
        <source>hand cut off?</source>
        <translation>mão cortada?</translation>
    </message>
    <message>
        <source>upside down?</source>
        <translation>ponta-cabeça?</translation>
    </message>
    <message>
        <source>nothing in it?</source>
        <translation>imagem vazia?</translation>
    </message>
    <message>
        <source>not a hand?</source>
        <translation>não é uma mão?</translation>
    </message>
    <message>
        <source>background lighter than the hand</source>
        <translation>fundo mais claro que a mão</translation>
    </message>
    <message>
        <source>brighter than {percent} % of the images</source>
        <translation>mais clara que {percent} % das imagens</translation>
    </message>
    <message>
        <source>several parts as large as a hand</source>
        <translation>várias partes do tamanho de uma mão</translation>
    </message>
    <message>
        <source>something like a hand reaches in beyond the border</source>
        <translation>algo como uma mão entra pela borda</translation>
    </message>
    <message>
        <source>whiter spots on the hand than in {percent} % of the images</source>
        <translation>pontos mais brancos sobre a mão do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>soft tissue closer to bone than in {percent} % of the images</source>
        <translation>partes moles mais próximas do osso do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>grainier than {percent} % of the images</source>
        <translation>mais granulada que {percent} % das imagens</translation>
    </message>
    <message>
        <source>soft tissue fainter than in {percent} % of the images</source>
        <translation>partes moles mais apagadas do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>darker than {percent} % of the images</source>
        <translation>mais escura que {percent} % das imagens</translation>
    </message>
    <message>
        <source>less of the hand to be seen than in {percent} % of the images</source>
        <translation>menos da mão visível do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>fewer grays than in {percent} % of the images</source>
        <translation>menos tons de cinza do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>hand wider for its length than in {percent} % of the images</source>
        <translation>mão mais larga para o comprimento do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>hand narrower for its length than in {percent} % of the images</source>
        <translation>mão mais estreita para o comprimento do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>proportions unlike those of the images that look alike</source>
        <translation>proporções diferentes das imagens parecidas</translation>
    </message>
    <message>
        <source>hand cut by the border more than in {percent} % of the images</source>
        <translation>mão mais cortada pela borda do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>fingers point further down than in {percent} % of the images</source>
        <translation>dedos mais voltados para baixo do que em {percent} % das imagens</translation>
    </message>
    <message>
        <source>no part as large as a hand</source>
        <translation>nenhuma parte do tamanho de uma mão</translation>
    </message>
    <message>
        <source>less contrast than {percent} % of the images</source>
        <translation>menos contraste que {percent} % das imagens</translation>
    </message>
    <message>
        <source>further from the images that look alike than {percent} % of the images</source>
        <translation>mais distante das imagens parecidas do que {percent} % das imagens</translation>
    </message>
    <message>
        <source>does not stand out</source>
        <translation>não destoa</translation>
    </message>
    <message>
        <source>out of the ordinary</source>
        <translation>fora do comum</translation>
    </message>
</context>
<context>
    <name>OwnLayer</name>
    <message>
        <source>Largest</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Of each window the</source>
        <translation>De cada janela</translation>
    </message>
    <message>
        <source>As in the form</source>
        <translation>Como no formulário</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Lado</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canais</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolução</translation>
    </message>
    <message>
        <source>Residual block</source>
        <translation>Bloco residual</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Global pooling</source>
        <translation>Pooling global</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Densa</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>Neurônios</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Ativação</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalização</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Rápida at 128 px: a small network that learns within a lesson.</source>
        <translation>Rápida a 128 px: uma rede pequena que aprende durante uma aula.</translation>
    </message>
    <message>
        <source>The lecture&apos;s LeNet variation with sex, with a recipe that makes it learn on a CPU.</source>
        <translation>A variação da LeNet da aula, com o sexo, em uma receita que a faz aprender na CPU.</translation>
    </message>
    <message>
        <source>The lecture&apos;s Inception-v4 with sex, at 598 px: a large network, meant for a GPU.</source>
        <translation>A Inception-v4 da aula, com o sexo, a 598 px: uma rede grande, feita para uma GPU.</translation>
    </message>
    <message>
        <source>Rápida for radiographs of about 100 px, such as the small RSNA set.</source>
        <translation>Rápida para radiografias de cerca de 100 px, como o conjunto reduzido da RSNA.</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstração</translation>
    </message>
    <message>
        <source>Inception-v4 of the lecture</source>
        <translation>Inception-v4 da aula</translation>
    </message>
    <message>
        <source>LeNet of the lecture</source>
        <translation>LeNet da aula</translation>
    </message>
    <message>
        <source>RSNA at 100 px</source>
        <translation>RSNA a 100 px</translation>
    </message>
    <message>
        <source>Different data and little of it: the head alone learns, on base.safetensors beside the project. Expected to fail.</source>
        <translation>Dados diferentes e poucos: só a cabeça aprende, sobre o base.safetensors ao lado do projeto. Espera-se que falhe.</translation>
    </message>
    <message>
        <source>Different data and little of it: everything learns from base.safetensors, beside the project, under strong regularisation. Expected to fail.</source>
        <translation>Dados diferentes e poucos: tudo aprende a partir do base.safetensors ao lado do projeto, com regularização forte. Espera-se que falhe.</translation>
    </message>
    <message>
        <source>Different data and much of it: everything goes on learning from base.safetensors, beside the project.</source>
        <translation>Dados diferentes e muitos: tudo continua aprendendo a partir do base.safetensors ao lado do projeto.</translation>
    </message>
    <message>
        <source>Similar data and little of it: the head alone learns, on base.safetensors beside the project.</source>
        <translation>Dados parecidos e poucos: só a cabeça aprende, sobre o base.safetensors ao lado do projeto.</translation>
    </message>
    <message>
        <source>Similar data and much of it: the last stages and the head go on learning from base.safetensors, beside the project.</source>
        <translation>Dados parecidos e muitos: os últimos estágios e a cabeça continuam aprendendo a partir do base.safetensors ao lado do projeto.</translation>
    </message>
    <message>
        <source>Transfer: different data, little of it (head)</source>
        <translation>Transferência: dados diferentes e poucos (cabeça)</translation>
    </message>
    <message>
        <source>Transfer: different data, little of it (all)</source>
        <translation>Transferência: dados diferentes e poucos (tudo)</translation>
    </message>
    <message>
        <source>Transfer: different data, much of it</source>
        <translation>Transferência: dados diferentes e muitos</translation>
    </message>
    <message>
        <source>Transfer: similar data, little of it</source>
        <translation>Transferência: dados parecidos e poucos</translation>
    </message>
    <message>
        <source>Transfer: similar data, much of it</source>
        <translation>Transferência: dados parecidos e muitos</translation>
    </message>
</context>
<context>
    <name>RunField</name>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Melhor</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Melhor época</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>Épocas feitas</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Varredura</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>epochs that were trained, that were to be trained</extracomment>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>RunProgress</name>
    <message>
        <source>epoch %1 of %2</source>
        <translation>época %1 de %2</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>época %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>faltam %1</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 imagens/s</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>lote %1 de %2</translation>
    </message>
    <message>
        <source>batch %1 ms: data %2, forward %3, backward %4, step %5</source>
        <translation>lote %1 ms: dados %2, ida %3, volta %4, passo %5</translation>
    </message>
    <message>
        <source>memory %1</source>
        <translation>memória %1</translation>
    </message>
    <message>
        <source>rate %1</source>
        <translation>taxa %1</translation>
    </message>
</context>
<context>
    <name>SweepPlots</name>
    <message>
        <source>Epochs trained</source>
        <translation>Épocas treinadas</translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>megapixels</source>
        <translation>MP</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>bits</translation>
    </message>
    <message>
        <source>images</source>
        <translation>imagens</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>neurons</source>
        <translation>neurônios</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>DP</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>épocas</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>camadas</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>lotes</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>estágios</translation>
    </message>
    <message>
        <source>views</source>
        <translation>vistas</translation>
    </message>
</context>
<context>
    <name>UnitOfOne</name>
    <message>
        <source>batch</source>
        <translation>lote</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>image</source>
        <translation>imagem</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>camada</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mês</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>neurônio</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>estágio</translation>
    </message>
    <message>
        <source>view</source>
        <translation>vista</translation>
    </message>
</context>
<context>
    <name>Word</name>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>female</source>
        <translation>feminino</translation>
    </message>
    <message>
        <source>male</source>
        <translation>masculino</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
    <message>
        <source>train</source>
        <translation>treino</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validação</translation>
    </message>
    <message>
        <source>test</source>
        <translation>teste</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>não pode ser lida</translation>
    </message>
    <message>
        <source>can be read</source>
        <translation>pode ser lida</translation>
    </message>
    <message>
        <source>left</source>
        <translation>esquerdo</translation>
    </message>
    <message>
        <source>right</source>
        <translation>direito</translation>
    </message>
    <message>
        <source>both</source>
        <translation>ambos</translation>
    </message>
    <message>
        <source>unpaired</source>
        <translation>sem par</translation>
    </message>
    <message>
        <source>used for training</source>
        <translation>usada no treino</translation>
    </message>
    <message>
        <source>left out of training</source>
        <translation>fora do treino</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sim</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>female</source>
        <translation>feminino</translation>
    </message>
    <message>
        <source>male</source>
        <translation>masculino</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompida</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>em pausa</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>parada</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>concluída</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhou</translation>
    </message>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n thread</numerusform>
            <numerusform>CPU, %n threads</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 months · %2</source>
        <extracomment>%1 is the bone age in months, %2 the sex</extracomment>
        <translation>%1 meses · %2</translation>
    </message>
    <message>
        <source>left out of training</source>
        <translation>fora do treino</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>label corrected</source>
        <translation>rótulo corrigido</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>mantida</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sim</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ligado</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desligado</translation>
    </message>
    <message>
        <source>layer %1</source>
        <extracomment>of an own network</extracomment>
        <translation>camada %1</translation>
    </message>
    <message>
        <source>female</source>
        <comment>short</comment>
        <extracomment>under a picture, where there is little room</extracomment>
        <translation>fem.</translation>
    </message>
    <message>
        <source>male</source>
        <comment>short</comment>
        <extracomment>under a picture, where there is little room</extracomment>
        <translation>masc.</translation>
    </message>
</context>
<context>
    <name>carpo::bridge::ImageNames</name>
    <message>
        <source>image %1</source>
        <extracomment>stands for the name of an image in front of a class; %1 is its place in the data set</extracomment>
        <translation>imagem %1</translation>
    </message>
    <message>
        <source>Data set</source>
        <extracomment>stands for the name of a data set in front of a class</extracomment>
        <translation>Conjunto de dados</translation>
    </message>
</context>
<context>
    <name>carpo::bridge::SplitWords</name>
    <message>
        <source>less than %1</source>
        <translation>menos de %1</translation>
    </message>
    <message>
        <source>The training part is empty: there is nothing to learn from.</source>
        <translation>A parte de treino está vazia: não há com o que aprender.</translation>
    </message>
    <message>
        <source>The validation part is empty: nothing judges the epochs.</source>
        <translation>A parte de validação está vazia: nada avalia as épocas.</translation>
    </message>
    <message>
        <source>The data set&apos;s own split says so; choose a drawn one.</source>
        <translation>É a divisão do próprio conjunto de dados; escolha a sorteada.</translation>
    </message>
    <message>
        <source>Raise its fraction.</source>
        <translation>Aumente a fração dela.</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s) have images in more than one part (%1 in all): the network would be judged by whom it knows already.</source>
        <translation>
            <numerusform>%Ln paciente tem imagens em mais de uma parte (%1 ao todo): a rede seria avaliada com quem ela já conhece.</numerusform>
            <numerusform>%Ln pacientes têm imagens em mais de uma parte (%1 ao todo): a rede seria avaliada com quem ela já conhece.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%Ln imagem</numerusform>
            <numerusform>%Ln imagens</numerusform>
        </translation>
    </message>
    <message>
        <source>The data set&apos;s own split says so; choose a drawn one and keep patients together.</source>
        <translation>É a divisão do próprio conjunto de dados; escolha a sorteada e mantenha os pacientes juntos.</translation>
    </message>
    <message>
        <source>Keep patients together.</source>
        <translation>Mantenha os pacientes juntos.</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) of duplicates lie in more than one part (%1 in all): what is learnt from is judged by. Leave all but one of each out of training.</source>
        <translation>
            <numerusform>%Ln grupo de duplicatas está em mais de uma parte (%1 ao todo): a rede seria avaliada com o que ela já viu. Deixe fora do treino todas menos uma do grupo.</numerusform>
            <numerusform>%Ln grupos de duplicatas estão em mais de uma parte (%1 ao todo): a rede seria avaliada com o que ela já viu. Deixe fora do treino todas menos uma de cada grupo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The ages of %1 and %2 differ more than by chance: distance of the distributions %3, which chance reaches in %4 of such splits.</source>
        <translation>As idades de %1 e %2 diferem mais que por acaso: distância entre as distribuições %3, que o acaso alcança em %4 de divisões assim.</translation>
    </message>
    <message>
        <source>The data set&apos;s own split says so; results on the two are not comparable.</source>
        <translation>É a divisão do próprio conjunto de dados; os resultados nas duas não são comparáveis.</translation>
    </message>
    <message>
        <source>Balance the ages by narrower bands.</source>
        <translation>Equilibre as idades com faixas mais estreitas.</translation>
    </message>
    <message>
        <source>The share of girls in %1 and %2 differs more than by chance: by %3, which chance reaches in %4 of such splits.</source>
        <translation>A fração de meninas em %1 e %2 difere mais que por acaso: em %3, que o acaso alcança em %4 de divisões assim.</translation>
    </message>
    <message>
        <source>Balance the sexes.</source>
        <translation>Equilibre os sexos.</translation>
    </message>
</context>
<context>
    <name>carpo::bridge::Words</name>
    <message>
        <source>%1 to under %2</source>
        <translation>de %1 a menos de %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>a partir de %1</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>menos de %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>até %1</translation>
    </message>
    <message>
        <source>known</source>
        <translation>conhecida</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconhecida</translation>
    </message>
    <message>
        <source>%1 and %2: within the outline</source>
        <extracomment>an area drawn in the plot of two columns</extracomment>
        <translation>%1 e %2: dentro do contorno</translation>
    </message>
    <message>
        <source>%1: %2 in %3 of the selection, in %4 of the rest.</source>
        <translation>%1: %2 em %3 da seleção, em %4 do resto.</translation>
    </message>
    <message>
        <source>%1: spread differently, on average %2 as against %3.</source>
        <translation>%1: outra distribuição, em média %2 contra %3 no resto.</translation>
    </message>
    <message>
        <source>%1: larger, on average %2 instead of %3.</source>
        <translation>%1: maior, em média %2, contra %3 no resto.</translation>
    </message>
    <message>
        <source>%1: smaller, on average %2 instead of %3.</source>
        <translation>%1: menor, em média %2, contra %3 no resto.</translation>
    </message>
    <message>
        <source>out of the ordinary</source>
        <translation>fora do comum</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>iguais</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>quase iguais</translation>
    </message>
    <message>
        <source>in different parts</source>
        <translation>em partes diferentes</translation>
    </message>
    <message>
        <source>with different labels</source>
        <translation>com rótulos diferentes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) picked</source>
        <translation>
            <numerusform>%Ln imagem escolhida à mão</numerusform>
            <numerusform>%Ln imagens escolhidas à mão</numerusform>
        </translation>
    </message>
    <message>
        <source>Map (%1): within the outline</source>
        <extracomment>an area drawn on the map of appearance; %1 is PCA or UMAP</extracomment>
        <translation>Mapa (%1): dentro do contorno</translation>
    </message>
    <message>
        <source>UMAP, seed %1</source>
        <extracomment>a map of appearance; %1 is its seed</extracomment>
        <translation>UMAP, semente %1</translation>
    </message>
    <message>
        <source>A condition is an outline on a map of appearance (%1) that is not there for the images as they are now. Open that map; if this stays, the images have changed since it was drawn: take the condition away and draw it anew.</source>
        <translation>Uma condição é um contorno em um mapa de aparência (%1) que não existe para as imagens como estão agora. Abra esse mapa; se esta mensagem continuar, as imagens mudaram desde que ele foi desenhado: retire a condição e desenhe o contorno de novo.</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 meses</translation>
    </message>
    <message>
        <source>Different ages: %1</source>
        <translation>Idades diferentes: %1</translation>
    </message>
    <message>
        <source>Different sexes: %1</source>
        <translation>Sexos diferentes: %1</translation>
    </message>
    <message>
        <source>In different parts: %1</source>
        <translation>Em partes diferentes: %1</translation>
    </message>
    <message>
        <source>sex: %1 → %2?</source>
        <extracomment>a label&apos;s sex, and the one that would fit</extracomment>
        <translation>sexo: %1 → %2?</translation>
    </message>
    <message>
        <source>age: %1 → %2?</source>
        <extracomment>a label&apos;s age, and the predicted one; months</extracomment>
        <translation>idade: %1 → %2?</translation>
    </message>
    <message>
        <source>Labelled: %1, %2.</source>
        <translation>Rótulo: %1, %2.</translation>
    </message>
    <message>
        <source>Predicted by networks that did not see it: %1.</source>
        <translation>Previsto por redes que não viram a imagem: %1.</translation>
    </message>
    <message>
        <source>The age would fit if the sex were %1; this is only a hint.</source>
        <translation>A idade caberia se o sexo fosse %1; é só um indício.</translation>
    </message>
    <message>
        <source>No child has this bone age.</source>
        <translation>Nenhuma criança tem essa idade óssea.</translation>
    </message>
    <message>
        <source>That is %1 times the usual spread at this age.</source>
        <translation>São %1 vezes a dispersão usual nessa idade.</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Etiqueta: %1</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>mantida</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>marcada</translation>
    </message>
</context>
<context>
    <name>carpo::desktop::MainWindow</name>
    <message>
        <source>Folder with radiographs and their table</source>
        <translation>Pasta com radiografias e a tabela delas</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Abrir um projeto</translation>
    </message>
    <message>
        <source>Carpo project (*.carpo)</source>
        <translation>Projeto do Carpo (*.carpo)</translation>
    </message>
    <message>
        <source>Save the project as</source>
        <translation>Salvar o projeto como</translation>
    </message>
    <message>
        <source>Writing the run&apos;s checkpoint before closing…</source>
        <translation>Gravando o ponto de retomada da execução antes de fechar…</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimentos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir uma pasta…</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>Abrir um projeto…</translation>
    </message>
    <message>
        <source>Open the demonstration cohort</source>
        <translation>Abrir a coorte de demonstração</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Projetos recentes</translation>
    </message>
    <message>
        <source>Save the project as…</source>
        <translation>Salvar o projeto como…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos do teclado</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto maior</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto menor</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Tamanho normal do texto</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Aulas</translation>
    </message>
</context>
<context>
    <name>carpo::desktop::ShortcutsDialog</name>
    <message>
        <source>Everywhere</source>
        <translation>Em todas as páginas</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos do teclado</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>O que faz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>carpo::feedback::MessageLine</name>
    <message>
        <source>Dismiss</source>
        <translation>Dispensar</translation>
    </message>
</context>
<context>
    <name>carpo::feedback::ProblemList</name>
    <message>
        <source>No problems</source>
        <translation>Nenhum problema</translation>
    </message>
    <message>
        <source>Problems: %1</source>
        <translation>Problemas: %1</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
</context>
<context>
    <name>carpo::feedback::ProblemModel</name>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>carpo::feedback::ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop this; what is already done is kept</source>
        <translation>Interrompe; o que já foi feito fica guardado</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · faltam %2</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>cancelando</translation>
    </message>
</context>
<context>
    <name>carpo::forms::FieldEditor</name>
    <message>
        <source>on</source>
        <translation>ligado</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desligado</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <comment>range of a number</comment>
        <translation>De %1 a %2.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>range of a number</comment>
        <translation>%1 a %2</translation>
    </message>
</context>
<context>
    <name>carpo::forms::FieldRow</name>
    <message>
        <source>Back to %1</source>
        <translation>Voltar a %1</translation>
    </message>
    <message>
        <source>Lesson on this</source>
        <translation>Aula sobre isto</translation>
    </message>
</context>
<context>
    <name>carpo::forms::Form</name>
    <message>
        <source>Nothing here is called “%1”.</source>
        <translation>Nada aqui se chama “%1”.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Buscar nos ajustes</translation>
    </message>
</context>
<context>
    <name>carpo::forms::FormGroup</name>
    <message>
        <source>unfolded</source>
        <translation>aberto</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>fechado</translation>
    </message>
</context>
<context>
    <name>carpo::gallery::Gallery</name>
    <message>
        <source>Gallery</source>
        <translation>Galeria</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Tamanho das miniaturas</translation>
    </message>
    <message>
        <source>%1 of %2 chosen</source>
        <translation>%1 de %2 escolhidas</translation>
    </message>
    <message>
        <source>Images: %1</source>
        <translation>Imagens: %1</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl and the wheel)</source>
        <translation>Tamanho das miniaturas (Ctrl e a roda do mouse)</translation>
    </message>
</context>
<context>
    <name>carpo::models::ImageField</name>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
</context>
<context>
    <name>carpo::models::ImageListModel</name>
    <message>
        <source>cannot be read</source>
        <translation>não pode ser lida</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>problema</translation>
    </message>
</context>
<context>
    <name>carpo::models::InsideModel</name>
    <message>
        <source>frozen</source>
        <translation>congelada</translation>
    </message>
    <message>
        <source>mean %1 · SD %2 · min %3 · max %4</source>
        <translation>média %1 · DP %2 · mín. %3 · máx. %4</translation>
    </message>
    <message>
        <source>%1 of %2
%3</source>
        <translation>%1 de %2
%3</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Camada</translation>
    </message>
    <message>
        <source>The layer&apos;s largest tensor</source>
        <translation>O maior tensor da camada</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>What comes out for the first 32 validation images</source>
        <translation>O que sai para as primeiras 32 imagens de validação</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Ativações</translation>
    </message>
    <message>
        <source>Of the last batch, of the same tensor</source>
        <translation>Do último lote, do mesmo tensor</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradientes</translation>
    </message>
    <message>
        <source>Units that give the same number for every image</source>
        <translation>Unidades que dão o mesmo número para todas as imagens</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Mortas</translation>
    </message>
</context>
<context>
    <name>carpo::models::LayerModel</name>
    <message>
        <source>Layer</source>
        <translation>Camada</translation>
    </message>
    <message>
        <source>As its weights are called in files</source>
        <translation>Como seus pesos se chamam nos arquivos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Channels, height and width of what comes out</source>
        <translation>Canais, altura e largura do que sai</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Saída</translation>
    </message>
    <message>
        <source>Pixels of the image that one output may depend on</source>
        <translation>Pixels da imagem dos quais uma saída pode depender (campo receptivo)</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Enxerga</translation>
    </message>
    <message>
        <source>Parameters: numbers that are learnt</source>
        <extracomment>short for parameters</extracomment>
        <translation>Parâmetros: números que são aprendidos</translation>
    </message>
    <message>
        <source>Par.</source>
        <translation>Par.</translation>
    </message>
    <message>
        <source>Multiply-adds: multiplications with weights, for one image</source>
        <extracomment>short for multiply-adds</extracomment>
        <translation>Multiplicações e somas: multiplicações por pesos, para uma imagem</translation>
    </message>
    <message>
        <source>M-adds</source>
        <translation>M.-somas</translation>
    </message>
    <message>
        <source>Memory: what its output takes, for one image</source>
        <extracomment>short for memory</extracomment>
        <translation>Memória: o que sua saída ocupa, para uma imagem</translation>
    </message>
    <message>
        <source>Mem.</source>
        <translation>Mem.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parameters</source>
        <translation>
            <numerusform>%Ln parâmetro</numerusform>
            <numerusform>%Ln parâmetros</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::models::OwnLayerModel</name>
    <message>
        <source>Head</source>
        <translation>Cabeça</translation>
    </message>
    <message>
        <source>Joins the sex and says the answer</source>
        <translation>Junta o sexo e dá a resposta</translation>
    </message>
    <message>
        <source>It takes numbers: put “global” or “dense” before it.</source>
        <translation>Ela recebe números: ponha “global” ou “dense” antes dela.</translation>
    </message>
</context>
<context>
    <name>carpo::models::PictureListModel</name>
    <message>
        <source>cannot be read</source>
        <translation>não pode ser lida</translation>
    </message>
</context>
<context>
    <name>carpo::models::RunListModel</name>
    <message>
        <source>%1, epochs finished: %2</source>
        <translation>%1, épocas concluídas: %2</translation>
    </message>
    <message>
        <source>training</source>
        <translation>treinando</translation>
    </message>
    <message>
        <source>Lowest validation MAE of all epochs, in months</source>
        <translation>Menor MAE de validação entre as épocas, em meses</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>%1
Best validation value of “%2”: %3</source>
        <extracomment>what was said so far, a metric&apos;s name, its best value</extracomment>
        <translation>%1
Melhor valor de “%2” na validação: %3</translation>
    </message>
    <message>
        <source>Best validation value of all epochs: the MAE in months, or the metric of a run that tells classes apart</source>
        <translation>Melhor valor de validação entre todas as épocas: o MAE em meses ou a métrica de uma execução que distingue classes</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Melhor</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Lowest validation MAE of all epochs</source>
        <translation>Menor MAE de validação de todas as épocas</translation>
    </message>
</context>
<context>
    <name>carpo::models::RunTableModel</name>
    <message>
        <source>Best validation value of “%1”</source>
        <translation>Melhor valor de validação de “%1”</translation>
    </message>
    <message>
        <source>training</source>
        <translation>treinando</translation>
    </message>
</context>
<context>
    <name>carpo::models::SuspectModel</name>
    <message>
        <source>group %1: %2</source>
        <extracomment>a group of duplicates, and what its images have in common</extracomment>
        <translation>grupo %1: %2</translation>
    </message>
</context>
<context>
    <name>carpo::models::WorstModel</name>
    <message>
        <source>%1: truly %2 months, predicted %3</source>
        <translation>%1: verdadeira %2 meses, prevista %3</translation>
    </message>
    <message>
        <source>%1 → %2 (%3)</source>
        <extracomment>true age, predicted age, signed error; all in months</extracomment>
        <translation>%1 → %2 (%3)</translation>
    </message>
    <message>
        <source>%1: truly %2, predicted %3; probability of the true class: %4</source>
        <translation>%1: verdadeiro %2, previsto %3; probabilidade da classe verdadeira: %4</translation>
    </message>
    <message>
        <source>%1: truly %2, predicted %3</source>
        <translation>%1: verdadeiro %2, previsto %3</translation>
    </message>
    <message>
        <source>→ %1 (%2)</source>
        <translation>→ %1 (%2)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::AttributesDialog</name>
    <message>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
    <message>
        <source>DICOM attributes</source>
        <translation>Atributos DICOM</translation>
    </message>
    <message>
        <source>Search in tag, name and value</source>
        <translation>Buscar em etiqueta, nome e valor</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lendo…</translation>
    </message>
    <message>
        <source>%1 of %2 attributes</source>
        <translation>%1 de %2 atributos</translation>
    </message>
    <message>
        <source>This image is not a DICOM file: it has no attributes.</source>
        <translation>Esta imagem não é DICOM: não tem atributos.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::AttributionView</name>
    <message>
        <source>The network looks…</source>
        <translation>A rede está olhando…</translation>
    </message>
    <message>
        <source>This network has no convolution, and so no maps for Grad-CAM. Its saliency can be seen.</source>
        <translation>Esta rede não tem convolução e, por isso, não tem mapas para o Grad-CAM. A saliência dela pode ser vista.</translation>
    </message>
    <message>
        <source>The map is of the class “%1” (probability %2).</source>
        <translation>O mapa é da classe “%1” (probabilidade %2).</translation>
    </message>
    <message>
        <source>The network says %1 months, from one view.</source>
        <translation>A rede diz %1 meses, com uma só vista.</translation>
    </message>
    <message>
        <source>Saliency: how much the answer changes with each pixel (Simonyan et al., 2014).</source>
        <translation>Saliência: quanto a resposta muda com cada pixel (Simonyan e outros, 2014).</translation>
    </message>
    <message>
        <source>Grad-CAM: the last convolution&apos;s maps of %1 × %1 places, weighted by their gradient (Selvaraju et al., 2017).</source>
        <translation>Grad-CAM: os mapas da última convolução, de %1 × %1 lugares, ponderados pelo gradiente (Selvaraju e outros, 2017).</translation>
    </message>
    <message>
        <source>It shows what the answer depends on, not why.</source>
        <translation>Mostra de que a resposta depende, não por quê.</translation>
    </message>
    <message>
        <source>Choose an image.</source>
        <translation>Escolha uma imagem.</translation>
    </message>
    <message>
        <source>Grad-CAM: for the class</source>
        <translation>Grad-CAM: a favor da classe</translation>
    </message>
    <message>
        <source>Grad-CAM: for an older age</source>
        <translation>Grad-CAM: para mais velho</translation>
    </message>
    <message>
        <source>Grad-CAM: against the class</source>
        <translation>Grad-CAM: contra a classe</translation>
    </message>
    <message>
        <source>Grad-CAM: for a younger age</source>
        <translation>Grad-CAM: para mais novo</translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation>Saliência</translation>
    </message>
    <message>
        <source>Which map</source>
        <translation>Qual mapa</translation>
    </message>
    <message>
        <source>Open in Explore</source>
        <translation>Abrir em Explorar</translation>
    </message>
    <message>
        <source>The ten largest errors</source>
        <translation>Os dez maiores erros</translation>
    </message>
    <message>
        <source>None of these images is in the set.</source>
        <translation>Nenhuma destas imagens está no conjunto.</translation>
    </message>
    <message>
        <source>The network says %1, from one view.</source>
        <translation>A rede diz %1, com uma só vista.</translation>
    </message>
    <message>
        <source>Grad-CAM: for a larger value</source>
        <translation>Grad-CAM: para um valor maior</translation>
    </message>
    <message>
        <source>Grad-CAM: for a smaller value</source>
        <translation>Grad-CAM: para um valor menor</translation>
    </message>
    <message>
        <source>Strength of the map</source>
        <translation>Força do mapa</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>end of a colour scale</comment>
        <translation>nada</translation>
    </message>
    <message>
        <source>most of this image</source>
        <comment>end of a colour scale</comment>
        <translation>máximo</translation>
    </message>
    <message>
        <source>Colours of the map, from nothing to the most of this image</source>
        <translation>Cores do mapa, de nada ao máximo desta imagem</translation>
    </message>
</context>
<context>
    <name>carpo::pages::AugmentationPanel</name>
    <message>
        <source>Each image as it is prepared, and what the network may be shown in its place.</source>
        <translation>Cada imagem como é preparada, e o que a rede pode ver no lugar dela.</translation>
    </message>
    <message>
        <source>No augmentation is switched on in the form: the network is shown each image as it is.</source>
        <translation>Nenhum aumento está ligado no formulário: a rede vê cada imagem como ela é.</translation>
    </message>
    <message>
        <source>No data set is open.</source>
        <translation>Nenhum conjunto de dados está aberto.</translation>
    </message>
    <message>
        <source>Augmentation is shown on its images.</source>
        <translation>O aumento é mostrado nas imagens dele.</translation>
    </message>
    <message>
        <source>Opening images…</source>
        <translation>Abrindo imagens…</translation>
    </message>
    <message>
        <source>Draw anew</source>
        <translation>Sortear de novo</translation>
    </message>
    <message>
        <source>Other images</source>
        <translation>Outras imagens</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Draw %1</source>
        <translation>Sorteio %1</translation>
    </message>
    <message>
        <source>Images and what augmentation makes of them</source>
        <translation>Imagens e o que o aumento faz delas</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir uma pasta…</translation>
    </message>
</context>
<context>
    <name>carpo::pages::BlandAltmanView</name>
    <message>
        <source>+1.96 SD: %1</source>
        <translation>+1,96 DP: %1</translation>
    </message>
    <message>
        <source>bias %1</source>
        <translation>viés %1</translation>
    </message>
    <message>
        <source>−1.96 SD: %1</source>
        <translation>−1,96 DP: %1</translation>
    </message>
    <message>
        <source>bias %1 · SD %2 · limits of agreement %3 to %4 months</source>
        <translation>viés %1 · DP %2 · limites de concordância %3 a %4 meses</translation>
    </message>
    <message>
        <source>Bland-Altman: how predicted and true ages agree</source>
        <translation>Bland-Altman: como as idades prevista e verdadeira concordam</translation>
    </message>
    <message>
        <source>mean of predicted and true age (months)</source>
        <translation>média das idades prevista e verdadeira (meses)</translation>
    </message>
    <message>
        <source>predicted − true (months)</source>
        <translation>prevista − verdadeira (meses)</translation>
    </message>
    <message>
        <source>bias %1 · SD %2 · limits of agreement %3 to %4</source>
        <translation>viés %1 · DP %2 · limites de concordância %3 a %4</translation>
    </message>
    <message>
        <source>Bland-Altman: how predicted and true values agree</source>
        <translation>Bland-Altman: como os valores previsto e verdadeiro concordam</translation>
    </message>
    <message>
        <source>mean of predicted and true value</source>
        <translation>média dos valores previsto e verdadeiro</translation>
    </message>
    <message>
        <source>predicted − true</source>
        <translation>previsto − verdadeiro</translation>
    </message>
</context>
<context>
    <name>carpo::pages::CacheBox</name>
    <message>
        <source>Folder for the cache</source>
        <translation>Pasta para o cache</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>medindo…</translation>
    </message>
    <message>
        <source>Cache of decoded images</source>
        <translation>Cache de imagens decodificadas</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Beyond it the oldest go; they are made again when they are needed.</source>
        <translation>Acima dele as mais antigas saem; são refeitas quando forem necessárias.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Em uso</translation>
    </message>
    <message>
        <source>Empty the cache</source>
        <translation>Esvaziar o cache</translation>
    </message>
    <message>
        <source>Nothing is lost: images are decoded again when they are needed.</source>
        <translation>Nada se perde: as imagens são decodificadas de novo quando forem necessárias.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::CaseView</name>
    <message>
        <source>The ten largest errors</source>
        <translation>Os dez maiores erros</translation>
    </message>
    <message>
        <source>The ten smallest errors</source>
        <translation>Os dez menores erros</translation>
    </message>
    <message>
        <source>True class → predicted class (probability of the true one)</source>
        <translation>Classe verdadeira → classe prevista (probabilidade da verdadeira)</translation>
    </message>
    <message>
        <source>True age → predicted age (error), in months</source>
        <translation>Idade verdadeira → prevista (erro), em meses</translation>
    </message>
    <message>
        <source>None of these images is in the set.</source>
        <translation>Nenhuma destas imagens está no conjunto.</translation>
    </message>
    <message>
        <source>True value → predicted value (error)</source>
        <translation>Valor verdadeiro → valor previsto (erro)</translation>
    </message>
    <message>
        <source>Lowest probability of the true class</source>
        <translation>Menor probabilidade da classe verdadeira</translation>
    </message>
    <message>
        <source>Highest probability of the true class</source>
        <translation>Maior probabilidade da classe verdadeira</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ChartData</name>
    <message>
        <source>%1 months</source>
        <translation>%1 meses</translation>
    </message>
    <message>
        <source>%1 bins</source>
        <translation>%1 faixas</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ChosenBar</name>
    <message numerus="yes">
        <source>%Ln image(s) chosen</source>
        <translation>
            <numerusform>%Ln imagem escolhida</numerusform>
            <numerusform>%Ln imagens escolhidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Só estas</translation>
    </message>
    <message>
        <source>Show and count these images alone, as a condition</source>
        <translation>Mostrar e contar só estas imagens, como condição</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Etiquetar…</translation>
    </message>
    <message>
        <source>Give all of them a tag, or take one away</source>
        <translation>Dar uma etiqueta a todas, ou retirar uma</translation>
    </message>
    <message>
        <source>K, X and M decide about all of them, in one step.</source>
        <translation>Manter (K), Deixar fora (X) e Marcar (M) valem para todas, em um só passo.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ClassModeButton</name>
    <message>
        <source>Class mode</source>
        <translation>Modo aula</translation>
    </message>
    <message>
        <source>Class mode: hide names, files and what DICOMs call the patient (Ctrl+H)</source>
        <translation>Modo aula: ocultar nomes, arquivos e o que o DICOM diz do paciente (Ctrl+H)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ClassTableView</name>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Previstas</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisão</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Revocação</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Especificidade</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Each class</source>
        <translation>Cada classe</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ColumnChooser</name>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ColumnFields</name>
    <message>
        <source>Image file or id</source>
        <translation>Arquivo da imagem ou id</translation>
    </message>
    <message>
        <source>Target (bone age or a number)</source>
        <translation>Alvo (idade óssea ou um número)</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>girls: F, female…</source>
        <translation>meninas: F, feminino…</translation>
    </message>
    <message>
        <source>boys: M, male…</source>
        <translation>meninos: M, masculino…</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>Como está escrito</translation>
    </message>
    <message>
        <source>Split (training, validation, test)</source>
        <translation>Divisão (treino, validação, teste)</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Chronological age</source>
        <translation>Idade cronológica</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>counted in…</source>
        <translation>medida em…</translation>
    </message>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>years</source>
        <translation>anos</translation>
    </message>
    <message>
        <source>no age</source>
        <translation>não é idade</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ComparisonView</name>
    <message>
        <source>Run %1</source>
        <translation>Execução %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>between which values it is likely to lie</extracomment>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>RSNA challenge 2017, place %1</source>
        <translation>Desafio RSNA 2017, %1º lugar</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Acurácia</translation>
    </message>
    <message>
        <source>MAE (months)</source>
        <translation>MAE (meses)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo de 95 %</translation>
    </message>
    <message>
        <source>CCC</source>
        <translation>CCC</translation>
    </message>
    <message>
        <source>These are the challenge&apos;s 200 test images. Its board: the first five of 48 who submitted (Halabi et al., Radiology 2019).</source>
        <translation>Estas são as 200 imagens de teste do desafio. O placar: os cinco primeiros de 48 que enviaram (Halabi e outros, Radiology 2019).</translation>
    </message>
    <message>
        <source>The same images, asked about in other ways: with several views of each image (test-time augmentation), or as the mean of several runs (ensemble). Evaluate adds a line; what is shown in the other charts is bold.</source>
        <translation>As mesmas imagens avaliadas de outros modos: com várias vistas de cada uma (aumento de dados no teste) ou com a média de várias execuções (ensemble). Cada avaliação acrescenta uma linha; em negrito, a que os outros gráficos mostram.</translation>
    </message>
    <message>
        <source>Ways to ask, the best first</source>
        <translation>Modos de perguntar, o melhor primeiro</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Avaliação</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ConditionEditor</name>
    <message>
        <source>Column</source>
        <translation>Coluna</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Selecionar</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Até</translation>
    </message>
    <message>
        <source>%1 (%2 images)</source>
        <translation>%1 (%2 imagens)</translation>
    </message>
    <message>
        <source>“From” is above “To”.</source>
        <translation>“De” é maior que “Até”.</translation>
    </message>
    <message>
        <source>Tick at least one.</source>
        <translation>Marque pelo menos uma opção.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ConfusionView</name>
    <message>
        <source>accuracy %1 · balanced accuracy %2 · F1 %3</source>
        <translation>acurácia %1 · acurácia balanceada %2 · F1 %3</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusão</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>classe prevista</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>classe verdadeira</translation>
    </message>
</context>
<context>
    <name>carpo::pages::CurveBar</name>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>Drawn for each epoch, of training and validation</source>
        <translation>Desenhada a cada época, do treino e da validação</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavização</translation>
    </message>
    <message>
        <source>Weight of the past in the moving average in front; 0 draws each batch as it was</source>
        <translation>Peso do passado na média móvel da frente; 0 desenha cada lote como foi</translation>
    </message>
    <message>
        <source>log x</source>
        <translation>log x</translation>
    </message>
    <message>
        <source>Logarithmic axis of batches and epochs</source>
        <translation>Eixo logarítmico de lotes e épocas</translation>
    </message>
    <message>
        <source>log y</source>
        <translation>log y</translation>
    </message>
    <message>
        <source>Logarithmic axis of loss and metric</source>
        <translation>Eixo logarítmico de custo e métrica</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Which curves are shown</source>
        <translation>Quais curvas são mostradas</translation>
    </message>
</context>
<context>
    <name>carpo::pages::CurvesPanel</name>
    <message>
        <source>always guessing the median</source>
        <translation>palpite constante (mediana)</translation>
    </message>
    <message>
        <source>Comes with the end of the first epoch.</source>
        <translation>Aparece ao fim da primeira época.</translation>
    </message>
    <message>
        <source>Comes with the first batch.</source>
        <translation>Aparece com o primeiro lote.</translation>
    </message>
    <message>
        <source>Loss of each batch</source>
        <translation>Função custo por lote</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lote</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>custo</translation>
    </message>
    <message>
        <source>training</source>
        <translation>treino</translation>
    </message>
    <message>
        <source>Loss of each epoch</source>
        <translation>Função custo por época</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>Mean absolute error (MAE) of each epoch</source>
        <translation>Erro absoluto médio (MAE) por época</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validação</translation>
    </message>
    <message>
        <source>always naming the most frequent class</source>
        <translation>palpite constante (classe mais frequente)</translation>
    </message>
    <message>
        <source>%1 of each epoch</source>
        <translation>%1 por época</translation>
    </message>
    <message>
        <source>This run was trained before its batches were kept.</source>
        <translation>Esta execução foi treinada antes que os lotes fossem guardados.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taxa de aprendizado</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>taxa</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>Comprimento do gradiente</translation>
    </message>
    <message>
        <source>L2 norm</source>
        <translation>norma L2</translation>
    </message>
    <message>
        <source>Update to weights</source>
        <translation>Atualização sobre pesos</translation>
    </message>
    <message>
        <source>ratio of L2 norms</source>
        <translation>razão de normas L2</translation>
    </message>
    <message>
        <source>Metric of each epoch</source>
        <translation>Métrica por época</translation>
    </message>
    <message>
        <source>%1 (months)</source>
        <translation>%1 (meses)</translation>
    </message>
    <message>
        <source>#%1, training</source>
        <translation>#%1, treino</translation>
    </message>
</context>
<context>
    <name>carpo::pages::DataCharts</name>
    <message>
        <source>No bone age is known.</source>
        <translation>Nenhuma idade óssea é conhecida.</translation>
    </message>
    <message>
        <source>Appears once the images are measured.</source>
        <translation>Aparece quando as imagens forem medidas.</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>images</source>
        <translation>imagens</translation>
    </message>
    <message>
        <source>Bone age by sex</source>
        <translation>Idade óssea por sexo</translation>
    </message>
    <message>
        <source>age (months)</source>
        <translation>idade (meses)</translation>
    </message>
    <message>
        <source>No sex is known.</source>
        <translation>Nenhum sexo é conhecido.</translation>
    </message>
    <message>
        <source>What the histogram shows</source>
        <translation>O que o histograma mostra</translation>
    </message>
</context>
<context>
    <name>carpo::pages::DecisionBar</name>
    <message>
        <source>Back to training</source>
        <translation>Voltar ao treino</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Deixar fora</translation>
    </message>
    <message>
        <source>Back to training (X)</source>
        <translation>Voltar ao treino (X)</translation>
    </message>
    <message>
        <source>Leave out of training (X)</source>
        <translation>Deixar fora do treino (X)</translation>
    </message>
    <message>
        <source>%1 images for training</source>
        <translation>%1 imagens para o treino</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Looked at and kept (K)</source>
        <translation>Vista e mantida (K)</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Mark to come back to it (M)</source>
        <translation>Marcar para voltar a ela (M)</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corrigir…</translation>
    </message>
    <message>
        <source>Correct sex or age; the files stay as they are (C)</source>
        <translation>Corrigir o sexo ou a idade; os arquivos ficam como estão (C)</translation>
    </message>
    <message>
        <source>Undo decision</source>
        <translation>Desfazer decisão</translation>
    </message>
    <message>
        <source>Undo the last decision (Ctrl+Z)</source>
        <translation>Desfazer a última decisão (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo decision</source>
        <translation>Refazer decisão</translation>
    </message>
    <message>
        <source>Redo the decision (Ctrl+Shift+Z)</source>
        <translation>Refazer a decisão (Ctrl+Shift+Z)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) together</source>
        <translation>
            <numerusform>vale para %Ln imagem</numerusform>
            <numerusform>vale para %Ln imagens</numerusform>
        </translation>
    </message>
    <message>
        <source>1 image for training</source>
        <translation>1 imagem para o treino</translation>
    </message>
</context>
<context>
    <name>carpo::pages::DiagnosisPanel</name>
    <message>
        <source>There is too little to judge by: the first findings come after some twenty batches.</source>
        <translation>Ainda há pouco para julgar: os primeiros achados vêm depois de uns vinte lotes.</translation>
    </message>
    <message>
        <source>What the curves say of this run, and what to try next.</source>
        <translation>O que as curvas dizem desta execução e o que tentar em seguida.</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Mostrar onde</translation>
    </message>
    <message>
        <source>Marks on the curve what this is said of</source>
        <translation>Marca na curva o trecho de que se fala</translation>
    </message>
    <message>
        <source>Puts this run&apos;s experiment, so changed, into the form</source>
        <translation>Põe no formulário o experimento desta execução, com essa mudança</translation>
    </message>
    <message>
        <source>Nothing stands out so far. Whether it goes well is said from the third epoch on, once it does better than guessing.</source>
        <translation>Até aqui nada chama a atenção. Se vai bem, só se diz a partir da terceira época, e quando acerta mais do que um palpite constante.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::DifferencePanel</name>
    <message>
        <source>Nothing sets this selection apart.</source>
        <translation>Nada distingue esta seleção.</translation>
    </message>
    <message>
        <source>All images are chosen.</source>
        <translation>Todas as imagens estão selecionadas.</translation>
    </message>
    <message>
        <source>Its images are spread as the others are, in all that is known.</source>
        <translation>As imagens dela se distribuem como as demais em tudo o que se sabe.</translation>
    </message>
    <message>
        <source>Choose some: click a bar, drag over a histogram or draw an outline round points.</source>
        <translation>Selecione algumas: clique em uma barra, arraste sobre um histograma ou contorne pontos.</translation>
    </message>
    <message>
        <source>distance of the distributions: %1 of 1</source>
        <translation>distância entre as distribuições: %1 de 1</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>resto</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>seleção</translation>
    </message>
    <message>
        <source>% of each</source>
        <translation>% de cada grupo</translation>
    </message>
    <message>
        <source>What sets the selection apart</source>
        <translation>O que distingue a seleção</translation>
    </message>
    <message>
        <source>No image is chosen.</source>
        <translation>Nenhuma imagem está selecionada.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::EvaluationBar</name>
    <message>
        <source>Labelled radiographs to evaluate on</source>
        <translation>Radiografias rotuladas em que avaliar</translation>
    </message>
    <message>
        <source>learnt from</source>
        <translation>vistas no treino</translation>
    </message>
    <message numerus="yes">
        <source>seen %n times</source>
        <translation>
            <numerusform>vistas %n vez</numerusform>
            <numerusform>vistas %n vezes</numerusform>
        </translation>
    </message>
    <message>
        <source>The run has learnt from these images: its errors on others are larger.</source>
        <translation>A execução aprendeu com estas imagens: em outras, os erros dela são maiores.</translation>
    </message>
    <message>
        <source>How often runs of this project were asked about these images. Each choice that is made by what was seen here makes the errors look smaller than they would be on new images.</source>
        <translation>Quantas vezes se perguntou a execuções deste projeto por estas imagens. Cada escolha feita pelo que se viu aqui faz os erros parecerem menores do que seriam em imagens novas.</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Execução %1</translation>
    </message>
    <message>
        <source>Evaluate on…</source>
        <translation>Avaliar em…</translation>
    </message>
    <message>
        <source>Asks the run about other images, or in another way, and keeps what it says</source>
        <translation>Pergunta à execução por outras imagens, ou de outro modo, e guarda o que ela diz</translation>
    </message>
    <message>
        <source>Images whose predictions are shown</source>
        <translation>Imagens cujas previsões são mostradas</translation>
    </message>
    <message>
        <source>Another labelled folder…</source>
        <translation>Outra pasta rotulada…</translation>
    </message>
    <message>
        <source>Views of each image</source>
        <translation>Vistas de cada imagem</translation>
    </message>
    <message>
        <source>Mean with other runs</source>
        <translation>Média com outras execuções</translation>
    </message>
    <message>
        <source>As the experiment says</source>
        <translation>Como diz o experimento</translation>
    </message>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n vista</numerusform>
            <numerusform>%n vistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Validation, as trained</source>
        <translation>Validação (ao treinar)</translation>
    </message>
    <message>
        <source>Asking run %1</source>
        <translation>Perguntando à execução %1</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ExperimentForm</name>
    <message>
        <source>Open an experiment</source>
        <translation>Abrir um experimento</translation>
    </message>
    <message>
        <source>Experiment (*.json)</source>
        <translation>Experimento (*.json)</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Salvar o experimento</translation>
    </message>
    <message>
        <source>The network has %1 parameters.</source>
        <translation>A rede tem %1 parâmetros.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Predefinição</translation>
    </message>
    <message>
        <source>Experiment files</source>
        <translation>Arquivos de experimento</translation>
    </message>
    <message>
        <source>Open an experiment…</source>
        <translation>Abrir um experimento…</translation>
    </message>
    <message>
        <source>Save the experiment…</source>
        <translation>Salvar o experimento…</translation>
    </message>
    <message>
        <source>Copy as a command line</source>
        <translation>Copiar como linha de comando</translation>
    </message>
    <message>
        <source>The carpo-cli line that trains the same</source>
        <translation>A linha do carpo-cli que treina o mesmo</translation>
    </message>
    <message>
        <source>Copied:</source>
        <translation>Copiado:</translation>
    </message>
    <message>
        <source>Undo the last change of the form</source>
        <translation>Desfazer a última mudança do formulário</translation>
    </message>
    <message>
        <source>Redo the change of the form</source>
        <translation>Refazer a mudança do formulário</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <extracomment>a preset&apos;s name, while the form says something else</extracomment>
        <translation>%1 (alterada)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ExperimentPage</name>
    <message>
        <source>Experiments</source>
        <translation>Experimentos</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>No data set is open.</source>
        <translation>Nenhum conjunto de dados está aberto.</translation>
    </message>
    <message>
        <source>Open a folder with radiographs and their table to train on it.</source>
        <translation>Abra uma pasta com radiografias e a tabela delas para treinar.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir uma pasta…</translation>
    </message>
    <message>
        <source>Nothing was trained on this data set yet.</source>
        <translation>Nada foi treinado com este conjunto de dados ainda.</translation>
    </message>
    <message>
        <source>Choose a preset at the left, change what you like, and train.</source>
        <translation>Escolha uma predefinição à esquerda, mude o que quiser e treine.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>The run goes on from the checkpoint before it, after epoch %1.</source>
        <translation>A execução continua do ponto de retomada anterior, após a época %1.</translation>
    </message>
    <message>
        <source>Not in the file, or of another shape there: %1 (%2).</source>
        <translation>Ausentes do arquivo, ou com outro formato nele: %1 (%2).</translation>
    </message>
    <message>
        <source>Only in the file: %1 (%2).</source>
        <translation>Só no arquivo: %1 (%2).</translation>
    </message>
    <message numerus="yes">
        <source>The network starts with %n tensors of the weights file.</source>
        <translation>
            <numerusform>A rede começa com %n tensor do arquivo de pesos.</numerusform>
            <numerusform>A rede começa com %n tensores do arquivo de pesos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The form has the run&apos;s experiment with this change.</source>
        <translation>O formulário tem o experimento da execução com essa mudança.</translation>
    </message>
    <message>
        <source>Train it, and compare the two.</source>
        <translation>Treine e compare os dois.</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Por dentro</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taxa</translation>
    </message>
    <message>
        <source>Run #%1 failed. %2</source>
        <translation>A execução #%1 falhou. %2</translation>
    </message>
    <message>
        <source>Batches of that size do not fit the memory.</source>
        <translation>Lotes desse tamanho não cabem na memória.</translation>
    </message>
    <message numerus="yes">
        <source>The training goes on with %n images a batch, as before.</source>
        <translation>
            <numerusform>O treino continua com %n imagem por lote, como antes.</numerusform>
            <numerusform>O treino continua com %n imagens por lote, como antes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::ExperimentRuns</name>
    <message>
        <source>Runs</source>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>Varreduras</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ExploreHeader</name>
    <message>
        <source>the cohort is still being drawn: %1 of %2</source>
        <translation>a coorte ainda está sendo desenhada: %1 de %2</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln radiograph(s)</source>
        <translation>
            <numerusform>%Ln radiografia</numerusform>
            <numerusform>%Ln radiografias</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2 months, median %3</source>
        <translation>%1 a %2 meses, mediana %3</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Abrindo</translation>
    </message>
    <message>
        <source>Measuring the images</source>
        <translation>Medindo as imagens</translation>
    </message>
    <message>
        <source>Measuring was cancelled; what was measured is kept.</source>
        <translation>A medição foi cancelada; o que foi medido fica guardado.</translation>
    </message>
    <message>
        <source>Go on measuring</source>
        <translation>Continuar medindo</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Salvo: %1</translation>
    </message>
    <message>
        <source>The folder %1 is not there any more.</source>
        <translation>A pasta %1 não está mais lá.</translation>
    </message>
    <message>
        <source>Connect its drive again. What was measured and decided is kept.</source>
        <translation>Conecte de novo a unidade. O que foi medido e decidido está guardado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) are not there any more.</source>
        <translation>
            <numerusform>%Ln imagem não está mais lá.</numerusform>
            <numerusform>%Ln imagens não estão mais lá.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) have changed since they were measured.</source>
        <translation>
            <numerusform>%Ln imagem mudou desde que foi medida.</numerusform>
            <numerusform>%Ln imagens mudaram desde que foram medidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first one: %1</source>
        <translation>A primeira: %1</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir de novo</translation>
    </message>
    <message>
        <source>This project is open in another window too.</source>
        <translation>Este projeto também está aberto em outra janela.</translation>
    </message>
    <message>
        <source>Nothing is lost, but what is decided there is seen here only when the project is opened again.</source>
        <translation>Nada se perde, mas o que for decidido lá só aparece aqui quando o projeto for aberto de novo.</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 meses</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Opens Experiments and trains there with what is chosen</source>
        <translation>Abre Experimentos e treina ali com o que está escolhido</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvo.</translation>
    </message>
    <message>
        <source>The data set&apos;s folder is not there any more.</source>
        <translation>A pasta do conjunto de dados não está mais lá.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ExplorePage</name>
    <message>
        <source>%1 could not be written.</source>
        <translation>Não foi possível gravar %1.</translation>
    </message>
    <message>
        <source>Opening the folder…</source>
        <translation>Abrindo a pasta…</translation>
    </message>
    <message>
        <source>No data set is open.</source>
        <translation>Nenhum conjunto de dados está aberto.</translation>
    </message>
    <message>
        <source>Open a folder with radiographs and their table, or drop it here.</source>
        <translation>Abra uma pasta com radiografias e a tabela delas, ou solte-a aqui.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir uma pasta…</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ExportButton</name>
    <message>
        <source>Exporting</source>
        <translation>Exportando</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página da web (*.html)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valores separados por vírgulas (*.csv)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Salvar o relatório</translation>
    </message>
    <message>
        <source>report</source>
        <comment>file name</comment>
        <translation>relatorio</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Salvar a tabela</translation>
    </message>
    <message>
        <source>table</source>
        <comment>file name</comment>
        <translation>tabela</translation>
    </message>
    <message>
        <source>Save the decisions</source>
        <translation>Salvar as decisões</translation>
    </message>
    <message>
        <source>decisions</source>
        <comment>file name</comment>
        <translation>decisoes</translation>
    </message>
    <message>
        <source>Save the suspects</source>
        <translation>Salvar as suspeitas</translation>
    </message>
    <message>
        <source>suspects</source>
        <comment>file name</comment>
        <translation>suspeitas</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Save what is known of the images as files</source>
        <translation>Salvar em arquivos o que se sabe das imagens</translation>
    </message>
    <message>
        <source>Report (HTML)…</source>
        <translation>Relatório (HTML)…</translation>
    </message>
    <message>
        <source>One page with charts that any browser shows</source>
        <translation>Uma página com gráficos que qualquer navegador mostra</translation>
    </message>
    <message>
        <source>Table of the images shown (CSV)…</source>
        <translation>Tabela das imagens mostradas (CSV)…</translation>
    </message>
    <message>
        <source>The rows and columns of the table, as they are shown</source>
        <translation>As linhas e colunas da tabela, como estão mostradas</translation>
    </message>
    <message>
        <source>Decisions (CSV)…</source>
        <translation>Decisões (CSV)…</translation>
    </message>
    <message>
        <source>What was decided about images, by whom and when</source>
        <translation>O que foi decidido sobre as imagens, por quem e quando</translation>
    </message>
    <message>
        <source>Suspects (CSV)…</source>
        <translation>Suspeitas (CSV)…</translation>
    </message>
    <message>
        <source>Images that stand out and those that are in the set twice, with the reasons</source>
        <translation>Imagens que destoam e as que estão duas vezes no conjunto, com os motivos</translation>
    </message>
</context>
<context>
    <name>carpo::pages::FactsTable</name>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Bone age</source>
        <translation>Idade óssea</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 meses</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>Chronological age</source>
        <translation>Idade cronológica</translation>
    </message>
    <message>
        <source>At the examination, by the source. It is no bone age.</source>
        <translation>No exame, segundo a fonte. Não é idade óssea.</translation>
    </message>
    <message>
        <source>Pixel spacing</source>
        <translation>Espaçamento dos pixels</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>From one row to the next, and from one column to the next.</source>
        <translation>De uma linha à seguinte e de uma coluna à seguinte.</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Lado</translation>
    </message>
    <message>
        <source>Body part</source>
        <translation>Parte do corpo</translation>
    </message>
    <message>
        <source>As the source writes it.</source>
        <translation>Como a fonte a escreve.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>esquerdo</translation>
    </message>
    <message>
        <source>right</source>
        <translation>direito</translation>
    </message>
    <message>
        <source>both</source>
        <translation>ambos</translation>
    </message>
    <message>
        <source>unpaired</source>
        <translation>sem par</translation>
    </message>
    <message>
        <source>Corrected; it was read as: %1</source>
        <translation>Corrigido; o valor lido foi: %1</translation>
    </message>
    <message>
        <source>Sex, corrected</source>
        <translation>Sexo, corrigido</translation>
    </message>
    <message>
        <source>Bone age, corrected</source>
        <translation>Idade óssea, corrigida</translation>
    </message>
</context>
<context>
    <name>carpo::pages::FileProblems</name>
    <message numerus="yes">
        <source>%1 was not opened, and nothing was changed. Not understood: %n entries.</source>
        <translation>
            <numerusform>%1 não foi aberto, e nada mudou. Não entendida: %n entrada.</numerusform>
            <numerusform>%1 não foi aberto, e nada mudou. Não entendidas: %n entradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Close the list of what was not understood</source>
        <translation>Fechar a lista do que não foi entendido</translation>
    </message>
    <message>
        <source>What was not understood of the file</source>
        <translation>O que não foi entendido do arquivo</translation>
    </message>
</context>
<context>
    <name>carpo::pages::GalleryPanel</name>
    <message>
        <source>as in the table</source>
        <translation>como na tabela</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galeria</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Problemas (%1)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordem</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Maiores primeiro</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Diferenças</translation>
    </message>
    <message>
        <source>No image meets the conditions.</source>
        <translation>Nenhuma imagem atende às condições.</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Discrepâncias</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Mean image</source>
        <translation>Imagem média</translation>
    </message>
    <message>
        <source>Choose all images again</source>
        <translation>Selecionar todas as imagens de novo</translation>
    </message>
</context>
<context>
    <name>carpo::pages::HomePage</name>
    <message>
        <source>Drawing the demonstration cohort</source>
        <translation>Desenhando a coorte de demonstração</translation>
    </message>
    <message>
        <source>A workbench for radiographs and neural networks: explore a data set, train a network, watch it learn.</source>
        <translation>Uma bancada para radiografias e redes neurais: explore um conjunto de dados, treine uma rede, veja-a aprender.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir uma pasta…</translation>
    </message>
    <message>
        <source>Open a folder (%1)</source>
        <translation>Abrir uma pasta (%1)</translation>
    </message>
    <message>
        <source>Demonstration cohort</source>
        <translation>Coorte de demonstração</translation>
    </message>
    <message>
        <source>%1 synthetic hands with known age and sex, drawn on this computer</source>
        <translation>%1 mãos sintéticas com idade e sexo conhecidos, desenhadas neste computador</translation>
    </message>
    <message>
        <source>Open the demonstration cohort (%1)</source>
        <translation>Abrir a coorte de demonstração (%1)</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>Abrir um projeto…</translation>
    </message>
    <message>
        <source>A .carpo file with its measures, runs and predictions</source>
        <translation>Um arquivo .carpo com medidas, execuções e previsões</translation>
    </message>
    <message>
        <source>Open a project (%1)</source>
        <translation>Abrir um projeto (%1)</translation>
    </message>
    <message>
        <source>Or drop a folder or a .carpo file on the window.</source>
        <translation>Ou solte uma pasta ou um arquivo .carpo na janela.</translation>
    </message>
    <message>
        <source>Radiographs and a table with id, age and sex, such as RSNA 2017</source>
        <translation>Radiografias e uma tabela com id, idade e sexo, como a da RSNA 2017</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ImageFiller</name>
    <message>
        <source>Opening the image…</source>
        <translation>Abrindo a imagem…</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ImagePanel</name>
    <message>
        <source>Choose an image in the gallery.</source>
        <translation>Escolha uma imagem na galeria.</translation>
    </message>
    <message>
        <source>Radiograph</source>
        <translation>Radiografia</translation>
    </message>
    <message>
        <source>What is known of the image</source>
        <translation>O que se sabe da imagem</translation>
    </message>
    <message>
        <source>Compare: keep this image beside the next ones</source>
        <translation>Comparar: manter esta imagem ao lado das próximas</translation>
    </message>
    <message>
        <source>Equalise contrast (CLAHE)</source>
        <translation>Equalizar o contraste (CLAHE)</translation>
    </message>
    <message>
        <source>DICOM attributes…</source>
        <translation>Atributos DICOM…</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Próxima imagem</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Imagem anterior</translation>
    </message>
    <message>
        <source>Radiograph to compare with</source>
        <translation>Radiografia para comparar</translation>
    </message>
</context>
<context>
    <name>carpo::pages::InsidePanel</name>
    <message>
        <source>Maps of %1 for the validation image</source>
        <translation>Mapas de %1 para a imagem de validação</translation>
    </message>
    <message>
        <source>%1 has no maps</source>
        <translation>%1 não tem mapas</translation>
    </message>
    <message>
        <source>Classes have no distance from the truth.</source>
        <translation>Classes não têm distância até a verdade.</translation>
    </message>
    <message>
        <source>Comes with the end of the first epoch.</source>
        <translation>Aparece ao fim da primeira época.</translation>
    </message>
    <message>
        <source>the truth</source>
        <translation>a verdade</translation>
    </message>
    <message>
        <source>Looking inside…</source>
        <translation>Olhando por dentro…</translation>
    </message>
    <message>
        <source>Nothing is being trained.</source>
        <translation>Nada está sendo treinado.</translation>
    </message>
    <message>
        <source>While a network is trained, its layers are shown here as they change. A pause, or one batch at a time, holds them still.</source>
        <translation>Enquanto uma rede treina, as camadas dela aparecem aqui à medida que mudam. Uma pausa, ou um lote por vez, as mantém paradas.</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>Camadas da rede</translation>
    </message>
    <message>
        <source>Filters of the first layer: gray is zero</source>
        <translation>Filtros da primeira camada: cinza é zero</translation>
    </message>
    <message>
        <source>image </source>
        <translation>imagem </translation>
    </message>
    <message>
        <source>Which validation image</source>
        <translation>Qual imagem de validação</translation>
    </message>
    <message>
        <source>Error of some validation images</source>
        <translation>Erro de algumas imagens de validação</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>predicted − true (months)</source>
        <translation>previsto − verdadeiro (meses)</translation>
    </message>
    <message>
        <source>predicted − true</source>
        <translation>previsto − verdadeiro</translation>
    </message>
</context>
<context>
    <name>carpo::pages::LabelEditor</name>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Bone age</source>
        <translation>Idade óssea</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corrigir</translation>
    </message>
</context>
<context>
    <name>carpo::pages::LessonColumn</name>
    <message>
        <source>Show the answer</source>
        <translation>Ver a resposta</translation>
    </message>
    <message>
        <source>Settings of A</source>
        <translation>Ajustes de A</translation>
    </message>
    <message>
        <source>Settings of B</source>
        <translation>Ajustes de B</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Predefinições</translation>
    </message>
    <message>
        <source>Try it on your data set</source>
        <translation>Experimente no seu conjunto</translation>
    </message>
</context>
<context>
    <name>carpo::pages::LessonList</name>
    <message>
        <source>Lessons</source>
        <translation>Aulas</translation>
    </message>
    <message>
        <source>One idea each of “Os 300 (Hyper)Parâmetros”, computed while you watch.</source>
        <translation>Em cada uma, uma ideia de “Os 300 (Hyper)Parâmetros”, calculada enquanto você assiste.</translation>
    </message>
    <message>
        <source>Open a saved demonstration…</source>
        <translation>Abrir uma demonstração salva…</translation>
    </message>
</context>
<context>
    <name>carpo::pages::LessonView</name>
    <message>
        <source>Lessons</source>
        <translation>Aulas</translation>
    </message>
    <message>
        <source>Back to the list of lessons</source>
        <translation>Voltar à lista de aulas</translation>
    </message>
    <message>
        <source>Lesson: play or pause</source>
        <translation>Aula: reproduzir ou pausar</translation>
    </message>
    <message>
        <source>Lesson: one step</source>
        <translation>Aula: um passo</translation>
    </message>
    <message>
        <source>Lesson: from the beginning</source>
        <translation>Aula: desde o início</translation>
    </message>
    <message>
        <source>A|B</source>
        <translation>A|B</translation>
    </message>
    <message>
        <source>The same demonstration twice, with settings of their own and one clock (B)</source>
        <translation>A mesma demonstração duas vezes, com ajustes próprios e um só relógio (B)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Text and controls beside the demonstration (T)</source>
        <translation>Texto e controles ao lado da demonstração (T)</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>Projetor</translation>
    </message>
    <message>
        <source>Large type on a light ground, nothing but the demonstration (P)</source>
        <translation>Letras grandes sobre fundo claro, só a demonstração (P)</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Tela cheia</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Tela cheia (F11)</translation>
    </message>
    <message>
        <source>Open a saved demonstration…</source>
        <translation>Abrir uma demonstração salva…</translation>
    </message>
    <message>
        <source>Save this demonstration…</source>
        <translation>Salvar esta demonstração…</translation>
    </message>
    <message>
        <source>Own points from a file (CSV)…</source>
        <translation>Pontos próprios de um arquivo (CSV)…</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Salvar figura…</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Predefinições</translation>
    </message>
    <message>
        <source>Files of this lesson</source>
        <translation>Arquivos desta aula</translation>
    </message>
    <message>
        <source>Save this demonstration</source>
        <translation>Salvar esta demonstração</translation>
    </message>
    <message>
        <source>Demonstration of a lesson (*.json)</source>
        <translation>Demonstração de uma aula (*.json)</translation>
    </message>
    <message>
        <source>The demonstration is saved: whoever opens the file sees the same.</source>
        <translation>A demonstração está salva: quem abrir o arquivo verá a mesma coisa.</translation>
    </message>
    <message>
        <source>Own points: three columns x, y, class (0 or 1) or value</source>
        <translation>Pontos próprios: três colunas x, y, classe (0 ou 1) ou valor</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv *.tsv *.txt)</source>
        <translation>Valores separados por vírgulas (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Salvar figura</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Figura PNG (*.png)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::LessonsPage</name>
    <message>
        <source>Open a saved demonstration</source>
        <translation>Abrir uma demonstração salva</translation>
    </message>
    <message>
        <source>Demonstration of a lesson (*.json)</source>
        <translation>Demonstração de uma aula (*.json)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::LivePanel</name>
    <message>
        <source>Change while it trains</source>
        <translation>Mudar durante o treino</translation>
    </message>
    <message>
        <source>What can be changed in the run under way, from its next batch on; the form at the left is the next experiment</source>
        <translation>O que pode ser mudado na execução em andamento, a partir do próximo lote; o formulário à esquerda é o próximo experimento</translation>
    </message>
</context>
<context>
    <name>carpo::pages::MapColours</name>
    <message>
        <source>not known</source>
        <translation>não se sabe</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>sem decisão</translation>
    </message>
    <message>
        <source>left out of training</source>
        <translation>fora do treino</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>kept or corrected</source>
        <translation>mantida ou corrigida</translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <translation>e mais %1</translation>
    </message>
</context>
<context>
    <name>carpo::pages::MapPanel</name>
    <message>
        <source>Drawing the map</source>
        <translation>Desenhando o mapa</translation>
    </message>
    <message>
        <source>Each image is a point, and images that look alike lie near each other.</source>
        <translation>Cada imagem é um ponto, e imagens parecidas ficam perto umas das outras.</translation>
    </message>
    <message>
        <source>The images are not measured yet.</source>
        <translation>As imagens ainda não foram medidas.</translation>
    </message>
    <message>
        <source>The map is drawn afterwards.</source>
        <translation>O mapa é desenhado depois.</translation>
    </message>
    <message>
        <source>Drawing the map of appearance…</source>
        <translation>Desenhando o mapa de aparência…</translation>
    </message>
    <message>
        <source>The map of appearance has not been drawn.</source>
        <translation>O mapa de aparência não foi desenhado.</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Desenhar o mapa</translation>
    </message>
    <message>
        <source>Map of appearance</source>
        <translation>Mapa de aparência</translation>
    </message>
    <message>
        <source>one colour</source>
        <translation>uma cor só</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
    <message>
        <source>How the map is drawn</source>
        <translation>Como o mapa é desenhado</translation>
    </message>
    <message>
        <source>Look-alikes together; distances between groups say little</source>
        <translation>Parecidas juntas; distâncias entre grupos dizem pouco</translation>
    </message>
    <message>
        <source>The two directions in which the images differ most</source>
        <translation>As duas direções em que as imagens mais diferem</translation>
    </message>
    <message>
        <source>UMAP: look-alikes together. PCA: the two directions in which the images differ most.</source>
        <translation>UMAP: imagens parecidas juntas. PCA: as duas direções em que as imagens mais diferem.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Another seed draws another map of the same neighbours</source>
        <translation>Outra semente desenha outro mapa dos mesmos vizinhos</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Cor</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>O que as cores mostram</translation>
    </message>
</context>
<context>
    <name>carpo::pages::MeanImagePanel</name>
    <message>
        <source>Averaging images</source>
        <translation>Fazendo a média das imagens</translation>
    </message>
    <message>
        <source>mean of %1 of %2 images</source>
        <translation>média de %1 de %2 imagens</translation>
    </message>
    <message>
        <source>mean of %1 images</source>
        <translation>média de %1 imagens</translation>
    </message>
    <message>
        <source>drawn at random</source>
        <translation>sorteadas</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 não abrem</translation>
    </message>
    <message>
        <source>All chosen</source>
        <translation>Todas as escolhidas</translation>
    </message>
    <message>
        <source>No image is chosen.</source>
        <translation>Nenhuma imagem foi escolhida.</translation>
    </message>
    <message>
        <source>The mean image of those chosen stands here.</source>
        <translation>Aqui aparece a imagem média das escolhidas.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Desvio padrão</translation>
    </message>
    <message>
        <source>What is shown of each pixel</source>
        <translation>O que se vê de cada pixel</translation>
    </message>
    <message>
        <source>Mean: what the images have in common. Standard deviation: where they differ, the brighter the more.</source>
        <translation>Média: o que as imagens têm em comum. Desvio padrão: onde elas diferem, e quanto mais claro, mais diferem.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::MeanPicture</name>
    <message>
        <source>Save picture…</source>
        <translation>Salvar figura…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagem</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Salvar figura</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Figura PNG (*.png)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::NetworkPanel</name>
    <message>
        <source>Building the network…</source>
        <translation>Montando a rede…</translation>
    </message>
    <message>
        <source>This network cannot be built.</source>
        <translation>Esta rede não pode ser montada.</translation>
    </message>
    <message>
        <source>%1 parameters (%2) · %3 multiply-adds an image · outputs %4 an image, %5 a batch of %6</source>
        <translation>%1 parâmetros (%2) · %3 multiplicações-somas por imagem · saídas: %4 por imagem, %5 por lote de %6</translation>
    </message>
    <message>
        <source>A layer does not fit.</source>
        <translation>Uma camada não encaixa.</translation>
    </message>
    <message>
        <source>It says so at the left. What each layer costs comes when all of them fit.</source>
        <translation>Ela diz isso à esquerda. O custo de cada camada aparece quando todas encaixarem.</translation>
    </message>
    <message>
        <source>Build your own</source>
        <translation>Montar a minha rede</translation>
    </message>
    <message>
        <source>Choose the layers one by one</source>
        <translation>Escolher as camadas uma a uma</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>Camadas da rede</translation>
    </message>
    <message>
        <source>What each layer costs</source>
        <translation>O que cada camada custa</translation>
    </message>
</context>
<context>
    <name>carpo::pages::OwnNetworkPanel</name>
    <message>
        <source>Add a layer</source>
        <translation>Adicionar camada</translation>
    </message>
    <message>
        <source>Behind the layer that is chosen</source>
        <translation>Depois da camada escolhida</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>Remover a camada</translation>
    </message>
    <message>
        <source>Move the layer up</source>
        <translation>Subir a camada</translation>
    </message>
    <message>
        <source>Move the layer down</source>
        <translation>Descer a camada</translation>
    </message>
    <message>
        <source>Layers of the own network</source>
        <translation>Camadas da rede própria</translation>
    </message>
    <message>
        <source>Kind of the layer</source>
        <translation>Tipo da camada</translation>
    </message>
</context>
<context>
    <name>carpo::pages::PairChart</name>
    <message>
        <source>One colour</source>
        <translation>Uma cor só</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>Cor: %1</translation>
    </message>
    <message>
        <source>Appears once the images are measured.</source>
        <translation>Aparece quando as imagens forem medidas.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <extracomment>two measures, one against the other</extracomment>
        <translation>%1 e %2</translation>
    </message>
    <message>
        <source>r = %1</source>
        <translation>r = %1</translation>
    </message>
    <message>
        <source>r: Pearson&apos;s correlation</source>
        <translation>r: correlação de Pearson</translation>
    </message>
    <message>
        <source>%1: mean %2 · SD %3 · min %4 · max %5</source>
        <translation>%1: média %2 · DP %3 · mín. %4 · máx. %5</translation>
    </message>
    <message>
        <source>From left to right</source>
        <translation>Da esquerda para a direita</translation>
    </message>
    <message>
        <source>From bottom to top</source>
        <translation>De baixo para cima</translation>
    </message>
    <message>
        <source>Width × height</source>
        <translation>Largura × altura</translation>
    </message>
    <message>
        <source>Brightness × contrast</source>
        <translation>Brilho × contraste</translation>
    </message>
    <message>
        <source>Age × brightness, by sex</source>
        <translation>Idade × brilho, por sexo</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>resto</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>seleção</translation>
    </message>
</context>
<context>
    <name>carpo::pages::PredictedView</name>
    <message>
        <source>MAE %1 months · CCC %2</source>
        <translation>MAE %1 meses · CCC %2</translation>
    </message>
    <message>
        <source>Predicted against true age</source>
        <translation>Idade prevista contra idade verdadeira</translation>
    </message>
    <message>
        <source>true age (months)</source>
        <translation>idade verdadeira (meses)</translation>
    </message>
    <message>
        <source>predicted age (months)</source>
        <translation>idade prevista (meses)</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>erro zero</translation>
    </message>
    <message>
        <source>MAE %1 · CCC %2</source>
        <translation>MAE %1 · CCC %2</translation>
    </message>
    <message>
        <source>Predicted against true value</source>
        <translation>Valor previsto contra o verdadeiro</translation>
    </message>
    <message>
        <source>true value</source>
        <translation>valor verdadeiro</translation>
    </message>
    <message>
        <source>predicted value</source>
        <translation>valor previsto</translation>
    </message>
</context>
<context>
    <name>carpo::pages::PrepareHistograms</name>
    <message>
        <source>Preparing a sample of the set</source>
        <translation>Preparando uma amostra do conjunto</translation>
    </message>
    <message>
        <source>None of the images could be read.</source>
        <translation>Nenhuma das imagens pôde ser lida.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Not counted yet.</source>
        <translation>Ainda não contado.</translation>
    </message>
    <message>
        <source>A sample of %1 of %2 images, drawn by the split seed.</source>
        <translation>Amostra de %1 de %2 imagens, sorteada com a semente da divisão.</translation>
    </message>
    <message>
        <source>All %1 images.</source>
        <translation>Todas as %1 imagens.</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read.</source>
        <translation>
            <numerusform>%Ln não pode ser lida.</numerusform>
            <numerusform>%Ln não podem ser lidas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inverted one(s) turned.</source>
        <translation>
            <numerusform>%Ln invertida foi corrigida.</numerusform>
            <numerusform>%Ln invertidas foram corrigidas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cropped, to %1 of the area on average.</source>
        <translation>
            <numerusform>%Ln recortada; resta %1 da área.</numerusform>
            <numerusform>%Ln recortadas; resta em média %1 da área.</numerusform>
        </translation>
    </message>
    <message>
        <source>Before: grays of the files</source>
        <translation>Antes: cinzas dos arquivos</translation>
    </message>
    <message>
        <source>gray (0 black, 1 white)</source>
        <translation>cinza (0 preto, 1 branco)</translation>
    </message>
    <message>
        <source>% of the pixels</source>
        <translation>% dos pixels</translation>
    </message>
    <message>
        <source>After: values in the network</source>
        <translation>Depois: valores na rede</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valor</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Contar</translation>
    </message>
</context>
<context>
    <name>carpo::pages::PrepareImage</name>
    <message>
        <source>Choose an image in the gallery.</source>
        <translation>Escolha uma imagem na galeria.</translation>
    </message>
    <message>
        <source>Show this step in place of the last</source>
        <translation>Mostrar esta etapa no lugar da última</translation>
    </message>
    <message>
        <source>After: what the network sees</source>
        <translation>Depois: o que a rede vê</translation>
    </message>
    <message>
        <source>After this step: %1</source>
        <translation>Depois desta etapa: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Polarity</source>
        <translation>Polaridade</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrado</translation>
    </message>
    <message>
        <source>Equalised</source>
        <translation>Equalizada</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>It was inverted and is turned.</source>
        <translation>Estava invertida e foi corrigida.</translation>
    </message>
    <message>
        <source>Its polarity is right.</source>
        <translation>A polaridade está certa.</translation>
    </message>
    <message>
        <source>The crop keeps %1 of the area.</source>
        <translation>O recorte mantém %1 da área.</translation>
    </message>
    <message>
        <source>No hand was found to crop to.</source>
        <translation>Nenhuma mão foi encontrada para o recorte.</translation>
    </message>
    <message>
        <source>%1 × %1 pixels enter the network, with values from %2 to %3.</source>
        <translation>%1 × %1 pixels entram na rede, com valores de %2 a %3.</translation>
    </message>
    <message>
        <source>Before: the file</source>
        <translation>Antes: o arquivo</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Imagem anterior</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Próxima imagem</translation>
    </message>
</context>
<context>
    <name>carpo::pages::PreparePanel</name>
    <message>
        <source>Split</source>
        <translation>Divisão</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Preparação</translation>
    </message>
</context>
<context>
    <name>carpo::pages::PrepareSplit</name>
    <message>
        <source>Looking for near duplicates</source>
        <translation>Procurando quase duplicatas</translation>
    </message>
    <message>
        <source>Splitting…</source>
        <translation>Dividindo…</translation>
    </message>
    <message>
        <source>No image is in any part.</source>
        <translation>Nenhuma imagem está em alguma parte.</translation>
    </message>
    <message>
        <source>No patient is in more than one part.</source>
        <translation>Nenhum paciente está em mais de uma parte.</translation>
    </message>
    <message>
        <source>The data set names no patients: whether one is in several parts cannot be told.</source>
        <translation>O conjunto de dados não identifica pacientes: não há como saber se algum está em várias partes.</translation>
    </message>
    <message>
        <source>No exposure is in more than one part.</source>
        <translation>Nenhuma exposição está em mais de uma parte.</translation>
    </message>
    <message>
        <source>No image is in more than one part with the same pixels; near duplicates have not been looked for.</source>
        <translation>Nenhuma imagem está em mais de uma parte com os mesmos pixels; quase duplicatas ainda não foram procuradas.</translation>
    </message>
    <message>
        <source>Duplicates are looked for once the images are measured.</source>
        <translation>As duplicatas são procuradas depois que as imagens forem medidas.</translation>
    </message>
    <message>
        <source>Ages and sexes differ between the parts no more than by chance.</source>
        <translation>Idades e sexos não diferem entre as partes mais que por acaso.</translation>
    </message>
    <message>
        <source>Bone age by part</source>
        <translation>Idade óssea por parte</translation>
    </message>
    <message>
        <source>Target by part</source>
        <translation>Alvo por parte</translation>
    </message>
    <message>
        <source>age (months)</source>
        <translation>idade (meses)</translation>
    </message>
    <message>
        <source>target</source>
        <translation>alvo</translation>
    </message>
    <message>
        <source>% of each part</source>
        <translation>% de cada parte</translation>
    </message>
    <message>
        <source>images</source>
        <translation>imagens</translation>
    </message>
    <message>
        <source>mean age</source>
        <translation>idade média</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>média</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>DP</translation>
    </message>
    <message>
        <source>Who is in each part</source>
        <translation>Quem está em cada parte</translation>
    </message>
    <message>
        <source>What is wrong with the split</source>
        <translation>O que há de errado com a divisão</translation>
    </message>
    <message>
        <source>Look for near duplicates between the parts</source>
        <translation>Procurar quase duplicatas entre as partes</translation>
    </message>
</context>
<context>
    <name>carpo::pages::QueuePanel</name>
    <message>
        <source>%1 · %2 of %3</source>
        <extracomment>a sweep&apos;s name, how many of its trainings are over, how many there are</extracomment>
        <translation>%1 · %2 de %3</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be trained</source>
        <translation>
            <numerusform>%n não pôde ser treinada</numerusform>
            <numerusform>%n não puderam ser treinadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Hold the queue</source>
        <translation>Pausar a fila</translation>
    </message>
    <message>
        <source>Train the queue</source>
        <translation>Treinar a fila</translation>
    </message>
    <message>
        <source>Stops the run at a checkpoint; the queue goes on from there</source>
        <translation>Para a execução num ponto de retomada; a fila continua de lá</translation>
    </message>
    <message>
        <source>One after the other; also what was begun before a restart</source>
        <translation>Um depois do outro; também o que começou antes de reiniciar</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Experiments that wait are trained one after the other.</source>
        <translation>Os experimentos que esperam são treinados um depois do outro.</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>Pôr na fila</translation>
    </message>
    <message>
        <source>Puts the form&apos;s experiment at the end of the queue</source>
        <translation>Põe o experimento do formulário no fim da fila</translation>
    </message>
    <message>
        <source>Experiments that wait to be trained</source>
        <translation>Experimentos que esperam pelo treino</translation>
    </message>
    <message>
        <source>Train it sooner</source>
        <translation>Treinar mais cedo</translation>
    </message>
    <message>
        <source>Train it later</source>
        <translation>Treinar mais tarde</translation>
    </message>
    <message>
        <source>Take it out of the queue; its runs stay</source>
        <translation>Tirar da fila; suas execuções ficam</translation>
    </message>
    <message>
        <source>%1 · could not be trained</source>
        <extracomment>an experiment&apos;s name</extracomment>
        <translation>%1 · não pôde ser treinado</translation>
    </message>
    <message>
        <source>%1 · cannot be read</source>
        <extracomment>an experiment&apos;s name</extracomment>
        <translation>%1 · não pode ser lido</translation>
    </message>
    <message>
        <source>The queue does not begin by itself when the run is over</source>
        <translation>A fila não começa sozinha quando a execução terminar</translation>
    </message>
    <message>
        <source>Begins when the run under way is over.</source>
        <translation>Começa quando a execução em andamento terminar.</translation>
    </message>
    <message>
        <source>Put it into the queue again</source>
        <translation>Colocar de novo na fila</translation>
    </message>
</context>
<context>
    <name>carpo::pages::RatePanel</name>
    <message>
        <source>Preparing images</source>
        <translation>Preparando imagens</translation>
    </message>
    <message>
        <source>Trying learning rates</source>
        <translation>Testando taxas de aprendizado</translation>
    </message>
    <message>
        <source>Comes when the training is over.</source>
        <translation>Disponível quando o treino terminar.</translation>
    </message>
    <message>
        <source>No data set is open.</source>
        <translation>Nenhum conjunto de dados está aberto.</translation>
    </message>
    <message>
        <source>The learning rate is sought on its images.</source>
        <translation>A taxa de aprendizado é procurada nas imagens dele.</translation>
    </message>
    <message>
        <source>Which learning rate to begin with?</source>
        <translation>Com que taxa de aprendizado começar?</translation>
    </message>
    <message>
        <source>The network of the form is trained for some batches, each with a larger rate than the one before, and thrown away. Where the loss falls most steeply is a good rate.</source>
        <translation>A rede do formulário é treinada por alguns lotes, cada um com uma taxa maior que a do anterior, e jogada fora. Onde o custo cai mais depressa está uma boa taxa.</translation>
    </message>
    <message>
        <source>Find the rate</source>
        <translation>Procurar a taxa</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Usar %1</translation>
    </message>
    <message>
        <source>Suggestion: %1. There the smoothed loss falls most steeply.</source>
        <translation>Sugestão: %1. Ali o custo suavizado cai mais depressa.</translation>
    </message>
    <message>
        <source>No suggestion: the loss does not fall. Try a higher last rate or more batches.</source>
        <translation>Sem sugestão: o custo não cai. Tente uma taxa final maior ou mais lotes.</translation>
    </message>
    <message>
        <source>Other settings have been changed since.</source>
        <translation>Outros ajustes mudaram desde então.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>to</source>
        <comment>range of learning rates</comment>
        <translation>a</translation>
    </message>
    <message>
        <source>in</source>
        <comment>range of learning rates</comment>
        <translation>em</translation>
    </message>
    <message>
        <source> batches</source>
        <translation> lotes</translation>
    </message>
    <message>
        <source>Lowest learning rate</source>
        <translation>Menor taxa de aprendizado</translation>
    </message>
    <message>
        <source>Highest learning rate</source>
        <translation>Maior taxa de aprendizado</translation>
    </message>
    <message>
        <source>Batches, one a learning rate</source>
        <translation>Lotes, um por taxa de aprendizado</translation>
    </message>
    <message>
        <source>Loss while the learning rate rises</source>
        <translation>Custo enquanto a taxa de aprendizado sobe</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>taxa de aprendizado</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>custo</translation>
    </message>
    <message>
        <source>each batch</source>
        <translation>cada lote</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>suavizado</translation>
    </message>
    <message>
        <source>suggestion %1</source>
        <translation>sugestão %1</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Abrir uma pasta…</translation>
    </message>
</context>
<context>
    <name>carpo::pages::RecentList</name>
    <message>
        <source>Recent projects</source>
        <translation>Projetos recentes</translation>
    </message>
    <message>
        <source>What you open stands here next time.</source>
        <translation>O que você abrir aparece aqui da próxima vez.</translation>
    </message>
    <message>
        <source>Forget this project</source>
        <translation>Esquecer este projeto</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ResidualView</name>
    <message>
        <source>no error</source>
        <translation>erro zero</translation>
    </message>
    <message>
        <source>%1 within a year of the truth</source>
        <translation>%1 erram no máximo um ano</translation>
    </message>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>Error by true age</source>
        <translation>Erro por idade verdadeira</translation>
    </message>
    <message>
        <source>true age (months)</source>
        <translation>idade verdadeira (meses)</translation>
    </message>
    <message>
        <source>predicted − true (months)</source>
        <translation>prevista − verdadeira (meses)</translation>
    </message>
    <message>
        <source>How the errors are distributed</source>
        <translation>Como os erros se distribuem</translation>
    </message>
    <message>
        <source>images</source>
        <translation>imagens</translation>
    </message>
    <message>
        <source>predicted − true</source>
        <translation>previsto − verdadeiro</translation>
    </message>
    <message>
        <source>Error by true value</source>
        <translation>Erro por valor verdadeiro</translation>
    </message>
    <message>
        <source>true value</source>
        <translation>valor verdadeiro</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ResultView</name>
    <message>
        <source>%1: %2, predicted %3</source>
        <extracomment>name of an image, true class, predicted class</extracomment>
        <translation>%1: %2, previsto %3</translation>
    </message>
    <message>
        <source>%1: %2 months, predicted %3 (%4)</source>
        <extracomment>name of an image, true age, predicted age, error with its sign</extracomment>
        <translation>%1: %2 meses, previsto %3 (%4)</translation>
    </message>
    <message>
        <source>%1: %2, predicted %3 (error %4)</source>
        <extracomment>name of an image, true value, predicted value, error</extracomment>
        <translation>%1: %2, previsto %3 (erro %4)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ResultsPanel</name>
    <message>
        <source>The predictions are in %1.</source>
        <translation>As previsões estão em %1.</translation>
    </message>
    <message>
        <source>Save the predictions</source>
        <translation>Salvar as previsões</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
    <message>
        <source>No predictions yet.</source>
        <translation>Nenhuma previsão ainda.</translation>
    </message>
    <message>
        <source>They come with the end of a run&apos;s first epoch.</source>
        <translation>Elas aparecem ao fim da primeira época de uma execução.</translation>
    </message>
    <message>
        <source>Save predictions…</source>
        <translation>Salvar previsões…</translation>
    </message>
    <message>
        <source>Predicted × true</source>
        <translation>Previsto × real</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Resíduos</translation>
    </message>
    <message>
        <source>Bland-Altman</source>
        <translation>Bland-Altman</translation>
    </message>
    <message>
        <source>Age and sex</source>
        <translation>Por idade e sexo</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matriz</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Precision × recall</source>
        <translation>Precisão-revocação</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Por classe</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Where it looks</source>
        <translation>Onde olha</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparação</translation>
    </message>
    <message>
        <source>Case ID, predicted class and probability of the images shown, as CSV</source>
        <translation>Número do caso, classe prevista e probabilidade das imagens mostradas, em CSV</translation>
    </message>
    <message>
        <source>Case ID and predicted months of the images shown, as CSV: what the challenge asks for</source>
        <translation>Número do caso e meses previstos das imagens mostradas, em CSV: o que o desafio pede</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>O relatório está em %1.</translation>
    </message>
    <message>
        <source>Save the run&apos;s report</source>
        <translation>Salvar o relatório da execução</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página da web (*.html)</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Relatório…</translation>
    </message>
    <message>
        <source>The run as one web page that needs nothing else: curves, errors, worst images</source>
        <translation>A execução em uma página web que não precisa de mais nada: curvas, erros, piores imagens</translation>
    </message>
    <message>
        <source>Ways to look at the predictions</source>
        <translation>Modos de olhar as previsões</translation>
    </message>
    <message>
        <source>Case ID and predicted value of the images shown, as CSV</source>
        <translation>Número do caso e valor previsto das imagens mostradas, em CSV</translation>
    </message>
</context>
<context>
    <name>carpo::pages::RunActions</name>
    <message>
        <source>The form holds the experiment of run #%1.</source>
        <translation>O formulário tem o experimento da execução nº %1.</translation>
    </message>
    <message>
        <source>The form holds an experiment that starts with the weights of run #%1.</source>
        <translation>O formulário tem um experimento que parte dos pesos da execução nº %1.</translation>
    </message>
    <message>
        <source>Fills the form with this run&apos;s experiment</source>
        <translation>Preenche o formulário com o experimento desta execução</translation>
    </message>
    <message>
        <source>Continue this run</source>
        <translation>Continuar esta execução</translation>
    </message>
    <message>
        <source>Goes on from the run&apos;s last checkpoint, as if it had never stopped</source>
        <translation>Continua do último ponto de retomada, como se nunca tivesse parado</translation>
    </message>
    <message>
        <source>Branch from the best weights</source>
        <translation>Ramificar dos melhores pesos</translation>
    </message>
    <message>
        <source>Fills the form with an experiment that starts with the best epoch&apos;s weights</source>
        <translation>Preenche o formulário com um experimento que parte dos pesos da melhor época</translation>
    </message>
    <message>
        <source>Branch from the last weights</source>
        <translation>Ramificar dos últimos pesos</translation>
    </message>
    <message>
        <source>Fills the form with an experiment that starts where this run stopped</source>
        <translation>Preenche o formulário com um experimento que parte de onde esta execução parou</translation>
    </message>
    <message>
        <source>Draws the chosen runs over one another</source>
        <translation>Desenha as execuções escolhidas umas sobre as outras</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Tirar da lixeira</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>Para a lixeira</translation>
    </message>
    <message>
        <source>Out of the bin, into the list again</source>
        <translation>Sai da lixeira e volta para a lista</translation>
    </message>
    <message>
        <source>Into the bin: nothing is lost until that is emptied (Del)</source>
        <translation>Vai para a lixeira: nada se perde até que ela seja esvaziada (Del)</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
</context>
<context>
    <name>carpo::pages::RunBar</name>
    <message>
        <source>The first batch is under way</source>
        <translation>O primeiro lote está em andamento</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Preparing the images</source>
        <translation>Preparando as imagens</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Stopping after this batch; the run can be continued later</source>
        <translation>Parando depois deste lote; a execução pode ser continuada depois</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Train the network as the form says (%1)</source>
        <translation>Treina a rede como diz o formulário (%1)</translation>
    </message>
    <message>
        <source>Pause after this batch, or go on (%1)</source>
        <translation>Pausa depois deste lote, ou continua (%1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop after this batch; the run can be continued later (%1)</source>
        <translation>Para depois deste lote; a execução pode ser continuada depois (%1)</translation>
    </message>
    <message>
        <source>How far the run is</source>
        <translation>Andamento da execução</translation>
    </message>
    <message>
        <source>1 batch</source>
        <translation>1 lote</translation>
    </message>
    <message>
        <source>Train one batch, then pause (%1)</source>
        <translation>Treinar um lote e pausar (%1)</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 época</translation>
    </message>
    <message>
        <source>Train to the end of the epoch, then pause (%1)</source>
        <translation>Treinar até o fim da época e pausar (%1)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::RunMessages</name>
    <message numerus="yes">
        <source>%n runs moved to the bin.</source>
        <translation>
            <numerusform>%n execução foi para a lixeira.</numerusform>
            <numerusform>%n execuções foram para a lixeira.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs are deleted for good in a moment.</source>
        <translation>
            <numerusform>%n execução será excluída de vez em instantes.</numerusform>
            <numerusform>%n execuções serão excluídas de vez em instantes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken out of the queue.</source>
        <translation>Tirado da fila.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
</context>
<context>
    <name>carpo::pages::RunTablePanel</name>
    <message>
        <source>All tags</source>
        <translation>Todas as etiquetas</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>A lixeira está vazia.</translation>
    </message>
    <message>
        <source>Each training is kept here with its settings and results.</source>
        <translation>Cada treino fica guardado aqui com seus ajustes e resultados.</translation>
    </message>
    <message>
        <source>No run meets the conditions.</source>
        <translation>Nenhuma execução atende às condições.</translation>
    </message>
    <message>
        <source>Bin (%1)</source>
        <translation>Lixeira (%1)</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Lixeira</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Words of the name, notes, tags, or of what differs from the defaults</source>
        <translation>Palavras do nome, das notas, das etiquetas ou do que difere do padrão</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Qualquer estado</translation>
    </message>
    <message>
        <source>State of the runs shown</source>
        <translation>Estado das execuções mostradas</translation>
    </message>
    <message>
        <source>Tag of the runs shown</source>
        <translation>Etiqueta das execuções mostradas</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Só o que difere</translation>
    </message>
    <message>
        <source>A column for each setting in which the runs shown differ</source>
        <translation>Uma coluna para cada ajuste em que as execuções mostradas diferem</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Which columns the table shows; drag a header to move it</source>
        <translation>Quais colunas a tabela mostra; arraste um cabeçalho para movê-lo</translation>
    </message>
    <message>
        <source>Show the runs in the bin</source>
        <translation>Mostrar as execuções da lixeira</translation>
    </message>
    <message>
        <source>Table of the runs; tags and notes can be edited (F2)</source>
        <translation>Tabela das execuções; etiquetas e notas podem ser editadas (F2)</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Esvaziar</translation>
    </message>
    <message>
        <source>Empties the bin: deletes these runs and their weights for good</source>
        <translation>Esvazia a lixeira: exclui de vez estas execuções e seus pesos</translation>
    </message>
    <message>
        <source>Nothing was trained on this data set yet.</source>
        <translation>Nada foi treinado com este conjunto de dados ainda.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Treinar</translation>
    </message>
    <message>
        <source>Show the other runs</source>
        <translation>Mostrar as outras execuções</translation>
    </message>
    <message>
        <source>All runs are in the bin.</source>
        <translation>Todas as execuções estão na lixeira.</translation>
    </message>
    <message>
        <source>Show the bin</source>
        <translation>Mostrar a lixeira</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>Limpar as condições</translation>
    </message>
</context>
<context>
    <name>carpo::pages::RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Runs of this project</source>
        <translation>Execuções deste projeto</translation>
    </message>
    <message>
        <source>Each training is kept here with its curves and predictions.</source>
        <translation>Cada treino fica guardado aqui, com as curvas e as previsões.</translation>
    </message>
    <message>
        <source>Continue this run</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Goes on from the run&apos;s last checkpoint, as if it had never stopped</source>
        <translation>Continua do último ponto de retomada, como se nunca tivesse parado</translation>
    </message>
</context>
<context>
    <name>carpo::pages::SelectionBar</name>
    <message>
        <source>%1. Click to take this condition away.</source>
        <translation>%1. Clique para retirar esta condição.</translation>
    </message>
    <message>
        <source>selection: %1 of %2</source>
        <translation>seleção: %1 de %2</translation>
    </message>
    <message>
        <source>mean %1</source>
        <extracomment>the mean of the ages</extracomment>
        <translation>média %1</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condição</translation>
    </message>
    <message>
        <source>Choose images by a number or a word that is known of them</source>
        <translation>Selecionar imagens por um número ou uma palavra que se sabe delas</translation>
    </message>
    <message>
        <source>Choose all images again</source>
        <translation>Selecionar todas as imagens de novo</translation>
    </message>
    <message>
        <source>Undo the last choice</source>
        <translation>Desfazer a última seleção</translation>
    </message>
    <message>
        <source>Redo the choice</source>
        <translation>Refazer a seleção</translation>
    </message>
    <message>
        <source>Why is it different?</source>
        <translation>Por que é diferente?</translation>
    </message>
    <message>
        <source>What sets this selection apart from the rest</source>
        <translation>O que distingue esta seleção do resto</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Selections with a name: their conditions are kept, not their images</source>
        <translation>Seleções com nome: guardam-se as condições, não as imagens</translation>
    </message>
</context>
<context>
    <name>carpo::pages::SettingsPage</name>
    <message>
        <source>Automatic: the GPU where there is one</source>
        <translation>Automático: a GPU, onde houver</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Automatic: dark, light in lessons</source>
        <translation>Automático: escuro, claro nas aulas</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Treino</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>Threads da CPU</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>todos os núcleos</translation>
    </message>
    <message>
        <source>Opening of images</source>
        <translation>Abertura de imagens</translation>
    </message>
    <message>
        <source>Largest image</source>
        <translation>Maior imagem</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> megapixels</translation>
    </message>
    <message>
        <source>Larger images are not opened; the next scan tries those again that a higher limit lets in.</source>
        <translation>Imagens maiores não são abertas; com um limite mais alto, a próxima medição tenta de novo as que ficaram de fora.</translation>
    </message>
    <message>
        <source>Time for one image</source>
        <translation>Tempo por imagem</translation>
    </message>
    <message>
        <source>A DICOM or a large image that takes longer is given up; the others go on.</source>
        <translation>Um DICOM ou uma imagem grande que demora mais é deixado de lado; os outros seguem.</translation>
    </message>
    <message>
        <source>Restore the panels</source>
        <translation>Restaurar os painéis</translation>
    </message>
    <message>
        <source>Puts every panel back to its place and size</source>
        <translation>Devolve cada painel ao seu lugar e tamanho</translation>
    </message>
    <message>
        <source>Restore all settings</source>
        <translation>Restaurar todos os ajustes</translation>
    </message>
    <message>
        <source>Projects and runs stay as they are</source>
        <translation>Projetos e execuções ficam como estão</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamanho do texto</translation>
    </message>
    <message>
        <source>Of everything that is written (Ctrl+plus, Ctrl+minus, Ctrl+0)</source>
        <translation>De tudo o que está escrito (Ctrl+mais, Ctrl+menos, Ctrl+0)</translation>
    </message>
</context>
<context>
    <name>carpo::pages::SliceView</name>
    <message>
        <source>%1–%2</source>
        <extracomment>from a year of age to the next</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1, %2 years: n %3 · MAE %4 (%5 to %6) · mean error %7 months</source>
        <translation>%1, %2 anos: n %3 · MAE %4 (%5 a %6) · erro médio %7 meses</translation>
    </message>
    <message>
        <source>n = %1 · MAE %2 months, 95 % interval %3 to %4 (bootstrap, 2,000 draws)</source>
        <translation>n = %1 · MAE %2 meses, intervalo de 95 % de %3 a %4 (bootstrap, 2.000 sorteios)</translation>
    </message>
    <message>
        <source>Mean absolute error by age and sex</source>
        <translation>Erro absoluto médio por idade e sexo</translation>
    </message>
    <message>
        <source>true age (years)</source>
        <translation>idade verdadeira (anos)</translation>
    </message>
    <message>
        <source>MAE (months)</source>
        <translation>MAE (meses)</translation>
    </message>
    <message>
        <source>%1, %2: n %3 · MAE %4 (%5 to %6) · mean error %7</source>
        <translation>%1, %2: n %3 · MAE %4 (%5 a %6) · erro médio %7</translation>
    </message>
    <message>
        <source>n = %1 · MAE %2, 95 % interval %3 to %4 (bootstrap, 2,000 draws)</source>
        <translation>n = %1 · MAE %2, intervalo de 95 % de %3 a %4 (bootstrap, 2.000 sorteios)</translation>
    </message>
    <message>
        <source>Mean absolute error by true value and sex</source>
        <translation>Erro absoluto médio por valor verdadeiro e sexo</translation>
    </message>
    <message>
        <source>true value</source>
        <translation>valor verdadeiro</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>MAE of all: %1</source>
        <translation>MAE de todos: %1</translation>
    </message>
</context>
<context>
    <name>carpo::pages::SuspectDetail</name>
    <message>
        <source>%1: %2</source>
        <extracomment>a measure and its value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The first two do not differ in a single point.</source>
        <translation>As duas primeiras não diferem em nenhum ponto.</translation>
    </message>
    <message>
        <source>The suspect, and normal images that look most like it</source>
        <translation>A suspeita e as imagens normais mais parecidas com ela</translation>
    </message>
    <message>
        <source>The images of the group</source>
        <translation>As imagens do grupo</translation>
    </message>
    <message>
        <source>The suspect, and images that look most like it, with their ages</source>
        <translation>A suspeita e as imagens mais parecidas com ela, com suas idades</translation>
    </message>
    <message>
        <source>Why it is suspect</source>
        <translation>Por que é suspeita</translation>
    </message>
    <message>
        <source>Difference of the first two images</source>
        <translation>Diferença entre as duas primeiras imagens</translation>
    </message>
    <message>
        <source>The first, the second laid over it (mirrored, its brightness and contrast matched), and their difference.</source>
        <translation>A primeira, a segunda sobreposta a ela (espelhada, com brilho e contraste igualados) e a diferença.</translation>
    </message>
    <message>
        <source>The first, the second laid over it (its brightness and contrast matched), and their difference.</source>
        <translation>A primeira, a segunda sobreposta a ela (com brilho e contraste igualados) e a diferença.</translation>
    </message>
    <message>
        <source>Black: none; white: %1 of 255 grays or more; %2 on average.</source>
        <translation>Preto: nenhuma; branco: %1 de 255 tons de cinza ou mais; em média, %2.</translation>
    </message>
    <message>
        <source>The first image</source>
        <translation>A primeira imagem</translation>
    </message>
    <message>
        <source>The second image, laid over the first</source>
        <translation>A segunda imagem, sobreposta à primeira</translation>
    </message>
</context>
<context>
    <name>carpo::pages::SuspectPanel</name>
    <message>
        <source>Comparing pairs of images that look alike</source>
        <translation>Comparando pares de imagens parecidas</translation>
    </message>
    <message>
        <source>Looking for suspects</source>
        <translation>Procurando discrepâncias</translation>
    </message>
    <message>
        <source>The images are not measured yet.</source>
        <translation>As imagens ainda não foram medidas.</translation>
    </message>
    <message>
        <source>Suspects are looked for afterwards.</source>
        <translation>As discrepâncias são procuradas depois.</translation>
    </message>
    <message>
        <source>Looking for suspects…</source>
        <translation>Procurando discrepâncias…</translation>
    </message>
    <message>
        <source>Images that stand out from this set, and those that are in it twice.</source>
        <translation>Imagens que destoam deste conjunto e as que estão nele duas vezes.</translation>
    </message>
    <message>
        <source>Suspects have not been looked for.</source>
        <translation>As discrepâncias não foram procuradas.</translation>
    </message>
    <message>
        <source>Look for suspects</source>
        <translation>Procurar discrepâncias</translation>
    </message>
    <message>
        <source>No image stands out.</source>
        <translation>Nenhuma imagem destoa.</translation>
    </message>
    <message>
        <source>No image is in the set twice.</source>
        <translation>Nenhuma imagem está no conjunto duas vezes.</translation>
    </message>
    <message>
        <source>%1 of %2 decided</source>
        <translation>%1 de %2 decididas</translation>
    </message>
    <message>
        <source>Stand out from the set</source>
        <translation>Destoam do conjunto</translation>
    </message>
    <message>
        <source>In the set twice</source>
        <translation>Duas vezes no conjunto</translation>
    </message>
    <message>
        <source>Which suspects</source>
        <translation>Quais discrepâncias</translation>
    </message>
    <message>
        <source>Training networks to ask about the labels</source>
        <translation>Treinando redes para conferir os rótulos</translation>
    </message>
    <message>
        <source>Labels have not been checked.</source>
        <translation>Os rótulos ainda não foram conferidos.</translation>
    </message>
    <message>
        <source>Small networks are trained, each on a part of the images, and asked about those that they did not see. That takes minutes; what is trained stays in the project.</source>
        <translation>Redes pequenas são treinadas, cada uma com uma parte das imagens, e depois consultadas sobre as que não viram. Leva alguns minutos; o que foi treinado fica no projeto.</translation>
    </message>
    <message>
        <source>Check the labels</source>
        <translation>Conferir os rótulos</translation>
    </message>
    <message>
        <source>Checking the labels…</source>
        <translation>Conferindo os rótulos…</translation>
    </message>
    <message>
        <source>The networks believe every label.</source>
        <translation>Nenhum rótulo é suspeito para as redes.</translation>
    </message>
    <message>
        <source>Suspect labels</source>
        <translation>Rótulos suspeitos</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Discrepâncias</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Todos os tipos</translation>
    </message>
    <message>
        <source>Kind of suspicion</source>
        <translation>Tipo de suspeita</translation>
    </message>
</context>
<context>
    <name>carpo::pages::SweepAxisRow</name>
    <message>
        <source>Setting that is varied</source>
        <translation>Ajuste que varia</translation>
    </message>
    <message>
        <source>Its values</source>
        <translation>Seus valores</translation>
    </message>
    <message>
        <source>Take this setting out of the sweep</source>
        <translation>Tirar este ajuste da varredura</translation>
    </message>
    <message>
        <source>Write the values with “;” between them.</source>
        <translation>Escreva os valores com “;” entre eles.</translation>
    </message>
    <message>
        <source>Values with “;” between them, or a range. “%1” is %2. “%3” is %4, each so many times the one before.</source>
        <extracomment>examples of what can be written there</extracomment>
        <translation>Valores com “;” entre eles, ou um intervalo. “%1” dá %2. “%3” dá %4, cada valor o mesmo número de vezes o anterior.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::SweepEditor</name>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n execução</numerusform>
            <numerusform>%n execuções</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epochs in all</source>
        <translation>
            <numerusform>%n época ao todo</numerusform>
            <numerusform>%n épocas ao todo</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to epoch %2</source>
        <extracomment>so many runs until that epoch</extracomment>
        <translation>%1 até a época %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>cerca de %1</translation>
    </message>
    <message>
        <source>Grid: every combination</source>
        <translation>Grade completa</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatória</translation>
    </message>
    <message>
        <source>Successive halving</source>
        <translation>Redução sucessiva</translation>
    </message>
    <message>
        <source>All runs begin; after the first epochs only the best of them go on, from where they stopped, for ever longer (Jamieson and Talwalkar 2016). The rest stay stopped and can be continued.</source>
        <translation>Todas as execuções começam; depois das primeiras épocas só as melhores continuam, de onde pararam, por cada vez mais tempo (Jamieson e Talwalkar 2016). As outras ficam paradas e podem ser continuadas.</translation>
    </message>
    <message>
        <source>How the sweep chooses</source>
        <translation>Como a varredura escolhe</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>execuções</translation>
    </message>
    <message>
        <source>Number of runs</source>
        <translation>Número de execuções</translation>
    </message>
    <message>
        <source>keep 1 in</source>
        <translation>mantém 1 em</translation>
    </message>
    <message>
        <source>first cut: epoch</source>
        <translation>1º corte: época</translation>
    </message>
    <message>
        <source>Vary another</source>
        <translation>Variar mais um</translation>
    </message>
    <message>
        <source>One more setting to be varied; the rest is as the form says</source>
        <translation>Mais um ajuste a variar; o resto é como diz o formulário</translation>
    </message>
    <message>
        <source>Train the sweep</source>
        <translation>Treinar a varredura</translation>
    </message>
</context>
<context>
    <name>carpo::pages::SweepPlots</name>
    <message>
        <source>All runs</source>
        <translation>Todas as execuções</translation>
    </message>
    <message>
        <source>Sweep %1: %2</source>
        <translation>Varredura %1: %2</translation>
    </message>
    <message>
        <source>MAE (months)</source>
        <translation>MAE (meses)</translation>
    </message>
    <message>
        <source>Run #%1</source>
        <translation>Execução nº %1</translation>
    </message>
    <message>
        <source>Settings and result of each run</source>
        <translation>Ajustes e resultado de cada execução</translation>
    </message>
    <message>
        <source>Two runs that differ in a setting are needed.</source>
        <translation>São necessárias duas execuções que difiram em algum ajuste.</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 por %2</translation>
    </message>
    <message>
        <source>Runs shown in the plots</source>
        <translation>Execuções mostradas nos gráficos</translation>
    </message>
    <message>
        <source>Setting that the metric is held against</source>
        <translation>Ajuste contra o qual se vê a métrica</translation>
    </message>
</context>
<context>
    <name>carpo::pages::TableDialog</name>
    <message>
        <source>How the table is to be read</source>
        <translation>Como ler a tabela</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Planilha</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>Lendo a tabela…</translation>
    </message>
    <message>
        <source>%1 rows; %2 of them name one of the %3 images.</source>
        <translation>%1 linhas; %2 delas indicam uma das %3 imagens.</translation>
    </message>
    <message>
        <source>Choose the column that names the image.</source>
        <translation>Escolha a coluna que indica a imagem.</translation>
    </message>
    <message>
        <source>Say what “%1” is counted in: the table does not.</source>
        <translation>Diga em que “%1” é medida: a tabela não diz.</translation>
    </message>
    <message>
        <source>No row names an image: choose another column, or another table.</source>
        <translation>Nenhuma linha indica uma imagem: escolha outra coluna ou outra tabela.</translation>
    </message>
</context>
<context>
    <name>carpo::pages::TablePanel</name>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Which columns the table shows; drag a header to move it</source>
        <translation>Quais colunas a tabela mostra; arraste um cabeçalho para mudá-lo de lugar</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copiar linhas</translation>
    </message>
    <message>
        <source>Copy the chosen rows, to be pasted into a spreadsheet (Ctrl+C)</source>
        <translation>Copiar as linhas escolhidas, para colar em uma planilha (Ctrl+C)</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Salvar como CSV…</translation>
    </message>
    <message>
        <source>Save the rows and columns shown as a CSV file</source>
        <translation>Salvar as linhas e colunas mostradas em um arquivo CSV</translation>
    </message>
    <message>
        <source>No image meets the conditions.</source>
        <translation>Nenhuma imagem atende às condições.</translation>
    </message>
    <message>
        <source>Table of the images</source>
        <translation>Tabela das imagens</translation>
    </message>
    <message>
        <source>Another file is being written</source>
        <translation>Outro arquivo está sendo gravado</translation>
    </message>
</context>
<context>
    <name>carpo::pages::TagEditor</name>
    <message>
        <source>Tag of the chosen images</source>
        <translation>Etiqueta das imagens escolhidas</translation>
    </message>
    <message>
        <source>a few words, &quot;two hands&quot;</source>
        <translation>poucas palavras, &quot;duas mãos&quot;</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiquetar</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ThresholdView</name>
    <message>
        <source>This run kept the probability of the predicted class only. Evaluate it again to see its curves.</source>
        <translation>Esta execução só guardou a probabilidade da classe prevista. Avalie-a de novo para ver as curvas.</translation>
    </message>
    <message>
        <source>n = %1 · mean area under the curves %2</source>
        <translation>n = %1 · área média sob as curvas %2</translation>
    </message>
    <message>
        <source>n = %1 · mean average precision %2</source>
        <translation>n = %1 · precisão média (mAP) %2</translation>
    </message>
    <message>
        <source>ROC: each class against the rest</source>
        <translation>ROC: cada classe contra o resto</translation>
    </message>
    <message>
        <source>false positive rate</source>
        <translation>taxa de falsos positivos</translation>
    </message>
    <message>
        <source>true positive rate</source>
        <translation>taxa de verdadeiros positivos</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>acaso</translation>
    </message>
    <message>
        <source>Precision and recall: each class against the rest</source>
        <translation>Precisão e revocação: cada classe contra o resto</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>revocação</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>precisão</translation>
    </message>
    <message>
        <source>%1 · area %2</source>
        <extracomment>a class and the area under its curve</extracomment>
        <translation>%1 · área %2</translation>
    </message>
    <message>
        <source>%1 · AP %2</source>
        <translation>%1 · AP %2</translation>
    </message>
</context>
<context>
    <name>carpo::pages::TransportBar</name>
    <message numerus="yes">
        <source>%n steps/s</source>
        <translation>
            <numerusform>%n passo/s</numerusform>
            <numerusform>%n passos/s</numerusform>
        </translation>
    </message>
    <message>
        <source>As fast as it can</source>
        <translation>O mais rápido possível</translation>
    </message>
    <message>
        <source>Catching up: step %1 of %2</source>
        <translation>Refazendo o caminho: passo %1 de %2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproduzir</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>Reproduzir ou pausar (Espaço)</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>One step (Right)</source>
        <translation>Um passo (Direita)</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>From the beginning (R). What you dragged or clicked stays; at the beginning it goes too.</source>
        <translation>Desde o início (R). O que você arrastou ou clicou fica; já no início, sai também.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semente</translation>
    </message>
    <message>
        <source>Other random numbers; the same seed gives the same picture</source>
        <translation>Outros números aleatórios; a mesma semente dá a mesma figura</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidade</translation>
    </message>
</context>
<context>
    <name>carpo::pages::ViewMenu</name>
    <message>
        <source>No selection has a name yet.</source>
        <translation>Nenhuma seleção tem nome ainda.</translation>
    </message>
    <message>
        <source>First choose some images</source>
        <translation>Primeiro selecione imagens</translation>
    </message>
    <message>
        <source>Name for this selection, then Enter</source>
        <translation>Nome para esta seleção e Enter</translation>
    </message>
    <message>
        <source>Name for this selection</source>
        <translation>Nome para esta seleção</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>“These images” is kept as a list: images that come later are not in it.</source>
        <translation>“Estas imagens” fica como lista: as que vierem depois não entram nela.</translation>
    </message>
</context>
<context>
    <name>carpo::plots::BarChart</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>of %1 in all</source>
        <translation>de %1 no total</translation>
    </message>
</context>
<context>
    <name>carpo::plots::ConfusionMatrix</name>
    <message>
        <source>%1, predicted as %2: %3 (%4)</source>
        <extracomment>true class, predicted class, images, their part of the true class</extracomment>
        <translation>%1, previsto como %2: %3 (%4)</translation>
    </message>
</context>
<context>
    <name>carpo::plots::CurvePlot</name>
    <message>
        <source>Smoothing</source>
        <translation>Suavização</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhuma</translation>
    </message>
    <message>
        <source>last %1 · lowest %2 at %3</source>
        <translation>último %1 · menor %2 em %3</translation>
    </message>
    <message>
        <source>last %1 · highest %2 at %3</source>
        <translation>último %1 · maior %2 em %3</translation>
    </message>
</context>
<context>
    <name>carpo::plots::HistogramPlot</name>
    <message>
        <source>n = %1 · mean %2 · SD %3</source>
        <translation>n = %1 · média %2 · DP %3</translation>
    </message>
    <message>
        <source>%1 to under %2</source>
        <translation>de %1 a menos de %2</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>of %1 in all</source>
        <translation>de %1 no total</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Faixas</translation>
    </message>
    <message>
        <source>min %1 · max %2</source>
        <translation>mín. %1 · máx. %2</translation>
    </message>
    <message>
        <source>n = %1 · %2 ± %3</source>
        <extracomment>mean and standard deviation</extracomment>
        <translation>n = %1 · %2 ± %3</translation>
    </message>
</context>
<context>
    <name>carpo::plots::MapPlot</name>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1 of %2 highlighted</source>
        <translation>%1 de %2 em destaque</translation>
    </message>
</context>
<context>
    <name>carpo::plots::ParallelPlot</name>
    <message>
        <source>%1 of %2 chosen</source>
        <translation>%1 de %2 escolhidas</translation>
    </message>
    <message>
        <source>n = %1 · drag along an axis to choose</source>
        <translation>n = %1 · arraste ao longo de um eixo para escolher</translation>
    </message>
</context>
<context>
    <name>carpo::plots::Plot</name>
    <message>
        <source>Save picture…</source>
        <translation>Salvar figura…</translation>
    </message>
    <message>
        <source>Save numbers (CSV)…</source>
        <translation>Salvar números (CSV)…</translation>
    </message>
    <message>
        <source>Show everything	Double click</source>
        <translation>Mostrar tudo	Clique duplo</translation>
    </message>
    <message>
        <source>What this plot can do (Menu key)</source>
        <translation>O que este gráfico pode fazer (tecla Menu)</translation>
    </message>
    <message>
        <source>Plot menu</source>
        <translation>Menu do gráfico</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Salvar figura</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Figura PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Desenho SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Documento PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Salvar números</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valores separados por vírgula (*.csv)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagem</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Copiar números</translation>
    </message>
    <message>
        <source>Reset the plot</source>
        <translation>Restaurar o gráfico</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis</source>
        <translation>Eixo horizontal logarítmico</translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation>Eixo vertical logarítmico</translation>
    </message>
    <message>
        <source>Zoom in	Wheel</source>
        <translation>Ampliar	Roda do mouse</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reduzir</translation>
    </message>
</context>
<context>
    <name>carpo::plots::ScatterPlot</name>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1 not above 0</source>
        <translation>%1 não acima de 0</translation>
    </message>
</context>
<context>
    <name>carpo::plots::ShareCurves</name>
    <message>
        <source>%1, from %2 on: %3 and %4</source>
        <extracomment>name of a curve, the score from which on something is called positive, x, y</extracomment>
        <translation>%1, a partir de %2: %3 e %4</translation>
    </message>
</context>
<context>
    <name>carpo::viewer::ImageView</name>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>invertida</translation>
    </message>
    <message>
        <source>x %1  y %2  value %3</source>
        <translation>x %1  y %2  valor %3</translation>
    </message>
    <message>
        <source>%1 mm, %2 mm</source>
        <translation>%1 mm, %2 mm</translation>
    </message>
    <message>
        <source>W %1  L %2</source>
        <translation>J %1  N %2</translation>
    </message>
</context>
<context>
    <name>carpo::viewer::Measurement</name>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 pixels</translation>
    </message>
    <message>
        <source>n %1
mean %2
SD %3
min %4
max %5</source>
        <translation>n %1
média %2
DP %3
mín. %4
máx. %5</translation>
    </message>
</context>
<context>
    <name>carpo::viewer::ViewActions</name>
    <message>
        <source>Fit to the view</source>
        <translation>Ajustar à vista</translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation>Pixels reais (1:1)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reduzir</translation>
    </message>
    <message>
        <source>Automatic window</source>
        <translation>Janela automática</translation>
    </message>
    <message>
        <source>by hand: drag with the right button</source>
        <translation>à mão: arraste com o botão direito</translation>
    </message>
    <message>
        <source>Window of all values</source>
        <translation>Janela de todos os valores</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Inverter</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Lupa</translation>
    </message>
    <message>
        <source>while the key is held</source>
        <translation>enquanto a tecla estiver pressionada</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>Medir um comprimento</translation>
    </message>
    <message>
        <source>or Shift and drag</source>
        <translation>ou Shift e arraste</translation>
    </message>
    <message>
        <source>Statistics of a region</source>
        <translation>Estatísticas de uma região</translation>
    </message>
    <message>
        <source>or Ctrl and drag</source>
        <translation>ou Ctrl e arraste</translation>
    </message>
    <message>
        <source>Remove the measurement</source>
        <translation>Tirar a medida</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Girar à esquerda</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Girar à direita</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>Espelhar esquerda e direita</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>Espelhar alto e baixo</translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation>Restaurar a vista</translation>
    </message>
</context>
<context>
    <name>carpo::viewer::ViewerPanel</name>
    <message>
        <source>More commands of the image</source>
        <translation>Mais comandos da imagem</translation>
    </message>
</context>
<context>
    <name>carpo::viewer::WindowSlider</name>
    <message>
        <source>Window: which values are black and white</source>
        <translation>Janela: quais valores são preto e branco</translation>
    </message>
    <message>
        <source>How often each gray occurs, and the window on it.
Drag a handle, or between them; double click: automatic. In the image: drag with the right button.</source>
        <translation>Quantas vezes cada cinza ocorre e, sobre isso, a janela.
Arraste uma alça, ou entre elas; clique duplo: automática. Na imagem: arraste com o botão direito.</translation>
    </message>
</context>
</TS>
