<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Core</name>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>%1 is only in one of them</source>
        <translation>%1 gibt es nur in einem von beiden</translation>
    </message>
    <message>
        <source>%1 is %2 in one and %3 in the other</source>
        <translation>%1 ist im einen %2 und im anderen %3</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>Binärdaten</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>a nested value</source>
        <translation>ein verschachtelter Wert</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a pair of a picture and its label</source>
        <translation>ein Paar aus einem Bild und seinem Label</translation>
    </message>
    <message>
        <source>the name of a picture</source>
        <translation>der Name eines Bildes</translation>
    </message>
    <message>
        <source>the label of %1</source>
        <translation>das Label von %1</translation>
    </message>
    <message>
        <source>the numpy array is damaged: %1</source>
        <translation>das numpy-Array ist beschädigt: %1</translation>
    </message>
    <message>
        <source>this is a pickle of protocol 0 or 1, which no StyleGAN tool writes; if you trust it, load it in Python and save it again with pickle.dump(data, file, protocol=4)</source>
        <translation>das ist ein Pickle mit Protokoll 0 oder 1, das kein StyleGAN-Programm schreibt; ist die Datei vertrauenswürdig, hilft es, sie in Python zu laden und mit pickle.dump(data, file, protocol=4) neu zu sichern</translation>
    </message>
    <message>
        <source>its directory is missing</source>
        <translation>das Verzeichnis fehlt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>non-commercial terms</source>
        <translation>nicht kommerzielle Bedingungen</translation>
    </message>
    <message>
        <source>The model this one comes from is under non-commercial terms (%1): what is made with it may not be used commercially either.</source>
        <translation>Das Modell, von dem dieses stammt, steht unter nicht kommerziellen Bedingungen (%1): Auch was damit gemacht wird, darf nicht kommerziell genutzt werden.</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>zusammengebrochen</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>%1, %2 x %2 pixels</source>
        <translation>%1, %2 x %2 Pixel</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>The maker says</source>
        <translation>Zusicherung</translation>
    </message>
    <message>
        <source>Trained on my own work.</source>
        <translation>Trainiert mit meinen eigenen Werken.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Vorgänger</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>, weight %1</source>
        <translation>, Gewicht %1</translation>
    </message>
    <message>
        <source>1 style picture, with SHA-256</source>
        <translation>1 Stilbild, mit SHA-256</translation>
    </message>
    <message>
        <source>%1 style pictures, with SHA-256</source>
        <translation>%1 Stilbilder, mit SHA-256</translation>
    </message>
    <message>
        <source>faders</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What changed on the way</source>
        <translation>Was sich unterwegs änderte</translation>
    </message>
    <message>
        <source>%1: model passport</source>
        <translation>%1: Ausweis des Modells</translation>
    </message>
    <message>
        <source>Model passport, written by Stylegraft %1.</source>
        <translation>Ausweis des Modells, geschrieben von Stylegraft %1.</translation>
    </message>
    <message>
        <source>the network has more parts than any StyleGAN</source>
        <translation>das Netz hat mehr Teile als jedes StyleGAN</translation>
    </message>
    <message>
        <source>the options of its networks are missing</source>
        <translation>die Optionen der Netze fehlen</translation>
    </message>
    <message>
        <source>a model (never saved)</source>
        <translation>einem Modell (nie gesichert)</translation>
    </message>
    <message>
        <source>a model (sha256 %1...)</source>
        <translation>einem Modell (sha256 %1...)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (never saved)</source>
        <translation>„%1“ (nie gesichert)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (sha256 %2...)</source>
        <translation>„%1“ (sha256 %2...)</translation>
    </message>
    <message>
        <source>this style delta is damaged: %1</source>
        <translation>dieses Stil-Delta ist beschädigt: %1</translation>
    </message>
    <message>
        <source>These pictures are far from what the model draws, perhaps of another subject. &quot;Strong style&quot; will learn their look, but many results will be mixtures of both. A model of a nearer subject would do better, or at least %1 pictures.</source>
        <translation>Diese Bilder sind weit von dem entfernt, was das Modell zeichnet, und zeigen vielleicht ein anderes Motiv. „Starker Stil“ wird ihr Aussehen lernen, aber viele Ergebnisse werden Mischungen aus beidem sein. Besser wäre ein Modell mit näherem Motiv, oder mindestens %1 Bilder.</translation>
    </message>
    <message>
        <source>These pictures are far from what the model draws, perhaps of another subject. With %1 of them it will hardly work: take a model of a nearer subject, or at least %2 pictures and &quot;Far away domain&quot;.</source>
        <translation>Diese Bilder sind weit von dem entfernt, was das Modell zeichnet, und zeigen vielleicht ein anderes Motiv. Mit nur %1 davon wird es kaum gelingen: ein Modell mit näherem Motiv nehmen, oder mindestens %2 Bilder und „Fernes Gebiet“.</translation>
    </message>
    <message>
        <source>These pictures are far from what the model draws, perhaps of another subject. Take &quot;Far away domain&quot;, and expect a long training.</source>
        <translation>Diese Bilder sind weit von dem entfernt, was das Modell zeichnet, und zeigen vielleicht ein anderes Motiv. Richtig ist „Fernes Gebiet“, mit einem langen Training.</translation>
    </message>
    <message>
        <source>The batch of %1 is not a multiple of the minibatch-std group of %2</source>
        <translation>Der Batch von %1 ist kein Vielfaches der Minibatch-Std-Gruppe von %2</translation>
    </message>
    <message>
        <source>With 1 picture</source>
        <translation>Bei 1 Bild</translation>
    </message>
    <message>
        <source>With %1 pictures</source>
        <translation>Bei %1 Bildern</translation>
    </message>
    <message>
        <source>The setting %1 must be between %2 and %3</source>
        <translation>Die Einstellung %1 muss zwischen %2 und %3 liegen</translation>
    </message>
    <message>
        <source>the optimiser&apos;s state lacks %1</source>
        <translation>im Stand des Optimierers fehlt %1</translation>
    </message>
    <message>
        <source>The augmentation &quot;filter&quot; needs pictures of more than 21 pixels a side</source>
        <translation>Die Augmentierung „filter“ braucht Bilder von mehr als 21 Pixeln je Seite</translation>
    </message>
    <message>
        <source>CPU, 1 core</source>
        <translation>CPU, 1 Kern</translation>
    </message>
    <message>
        <source>CPU, %1 cores</source>
        <translation>CPU, %1 Kerne</translation>
    </message>
    <message>
        <source>The labelled picture %1 was left out: %2.</source>
        <translation>Das beschriftete Bild %1 wurde ausgelassen: %2.</translation>
    </message>
    <message>
        <source>The same subject in another look: take &quot;Strong style&quot;. &quot;Faithful to the source&quot; would keep more of faces and poses, but in so small a model it stays smudged.</source>
        <translation>Dasselbe Motiv in anderem Aussehen: Richtig ist „Starker Stil“. „Dem Ausgang treu“ würde mehr von Gesichtern und Posen bewahren, bleibt aber in einem so kleinen Modell verwischt.</translation>
    </message>
    <message>
        <source>The same subject in another look: &quot;Faithful to the source&quot; keeps faces and poses, &quot;Strong style&quot; comes nearer to the pictures.</source>
        <translation>Dasselbe Motiv in anderem Aussehen: „Dem Ausgang treu“ bewahrt Gesichter und Posen, „Starker Stil“ kommt den Bildern näher.</translation>
    </message>
    <message>
        <source>This model was never trained, so its distance from the pictures says nothing: every intent does the same, and it takes long.</source>
        <translation>Dieses Modell wurde nie trainiert, also sagt sein Abstand von den Bildern nichts: Jedes Ziel tut dasselbe, und es dauert lange.</translation>
    </message>
    <message>
        <source>The model already draws such pictures: there is nothing to learn from them that these measures can see.</source>
        <translation>Das Modell zeichnet solche Bilder schon: Es gibt nichts daraus zu lernen, was diese Maße sehen können.</translation>
    </message>
    <message>
        <source>The pictures differ from what the model draws in colours or place, hardly in shapes. Mend that first, or take &quot;Quick taste&quot;.</source>
        <translation>Die Bilder unterscheiden sich in Farben oder Lage von dem, was das Modell zeichnet, kaum in Formen. Zuerst das beheben, oder „Schnelle Kostprobe“ nehmen.</translation>
    </message>
    <message>
        <source>The same subject, drawn quite differently: take &quot;Strong style&quot;, and expect shapes to change.</source>
        <translation>Dasselbe Motiv, ganz anders gezeichnet: „Starker Stil“ nehmen; dabei ändern sich auch Formen.</translation>
    </message>
    <message>
        <source>This will not work: the model draws nothing like these pictures, neither in outline nor in any detail. Take another model or other pictures.</source>
        <translation>Das wird nicht gelingen: Das Modell zeichnet nichts, was diesen Bildern gleicht, weder im Umriss noch in irgendeiner Einzelheit. Ein anderes Modell oder andere Bilder nehmen.</translation>
    </message>
</context>
<context>
    <name>StartOffers</name>
    <message>
        <source>A model that draws portraits learns to draw like these pictures.</source>
        <translation>Ein Modell, das Porträts zeichnet, lernt zu zeichnen wie diese Bilder.</translation>
    </message>
</context>
<context>
    <name>sg</name>
    <message>
        <source>less than 0.01</source>
        <translation>weniger als 0.01</translation>
    </message>
    <message>
        <source>None of %1 numbers may change</source>
        <translation>Keine von %1 Zahlen darf sich ändern</translation>
    </message>
    <message>
        <source>All %1 numbers may change</source>
        <translation>Alle %1 Zahlen dürfen sich ändern</translation>
    </message>
    <message>
        <source>%1 of %2 numbers may change</source>
        <translation>%1 von %2 Zahlen dürfen sich ändern</translation>
    </message>
    <message>
        <source>%1 has not moved from the source</source>
        <translation>%1 hat sich vom Ausgang noch nicht entfernt</translation>
    </message>
    <message>
        <source>%1 has moved less than 0.1 % from the source</source>
        <translation>%1 hat sich um weniger als 0.1 % vom Ausgang entfernt</translation>
    </message>
    <message>
        <source>%1 has moved %2 % from the source</source>
        <translation>%1 hat sich um %2 % vom Ausgang entfernt</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>nicht gezeigt</translation>
    </message>
    <message>
        <source>shown as usual</source>
        <translation>wie üblich gezeigt</translation>
    </message>
    <message>
        <source>shown a quarter as often</source>
        <translation>ein Viertel so oft gezeigt</translation>
    </message>
    <message>
        <source>shown half as often</source>
        <translation>halb so oft gezeigt</translation>
    </message>
    <message>
        <source>shown twice as often</source>
        <translation>doppelt so oft gezeigt</translation>
    </message>
    <message>
        <source>shown %1 times as often</source>
        <translation>%1-mal so oft gezeigt</translation>
    </message>
    <message>
        <source>mixed, from %1 to %2</source>
        <translation>gemischt, von %1 bis %2</translation>
    </message>
    <message>
        <source>whole, squeezed into the square</source>
        <translation>ganz, ins Quadrat gestaucht</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>zugeschnitten</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>twin</source>
        <translation>Zwilling</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>far</source>
        <translation>fern</translation>
    </message>
    <message>
        <source>Nearly the same as %1: what both show counts twice.</source>
        <translation>Fast gleich wie %1: Was beide zeigen, zählt doppelt.</translation>
    </message>
    <message>
        <source>Too small: its square has %1 pixels a side, the model draws %2.</source>
        <translation>Zu klein: Das Quadrat hat %1 Pixel je Seite, das Modell zeichnet %2.</translation>
    </message>
    <message>
        <source>Far from the others in colours or structure.</source>
        <translation>Weit von den anderen entfernt, in Farben oder Aufbau.</translation>
    </message>
    <message>
        <source>%1 x %2 pixels</source>
        <translation>%1 x %2 Pixel</translation>
    </message>
    <message>
        <source>Drop pictures, a folder or a zip archive here, or paste them. A handful is enough; ten to fifty work best.</source>
        <translation>Bilder, einen Ordner oder ein Zip-Archiv hierher ziehen oder einfügen. Eine Handvoll genügt; zehn bis fünfzig sind am besten.</translation>
    </message>
    <message>
        <source>1 duplicate left out.</source>
        <translation>1 Doppel wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 duplicates left out.</source>
        <translation>%1 Doppel wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Skipped %1: %2.</source>
        <translation>%1 übersprungen: %2.</translation>
    </message>
    <message>
        <source>1 more file skipped.</source>
        <translation>1 weitere Datei wurde übersprungen.</translation>
    </message>
    <message>
        <source>%1 more files skipped.</source>
        <translation>%1 weitere Dateien wurden übersprungen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Frozen: %1</source>
        <translation>Eingefroren: %1</translation>
    </message>
    <message>
        <source>Slower: %1</source>
        <translation>Langsamer: %1</translation>
    </message>
    <message>
        <source>Everything was free to learn</source>
        <translation>Alles durfte lernen</translation>
    </message>
    <message>
        <source>%1 kimg</source>
        <translation>%1 kimg</translation>
    </message>
    <message>
        <source>%1, saved %2</source>
        <translation>%1, gesichert %2</translation>
    </message>
    <message>
        <source>Starred: it stays for good</source>
        <translation>Mit Stern: bleibt für immer</translation>
    </message>
    <message>
        <source>There is room for %1 GB: raise the parts a batch, or close other programs.</source>
        <translation>Es ist Platz für %1 GB: mehr Teile je Batch wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>There is room for %1 GB, so each batch is worked through in %2 parts, which takes a little longer.</source>
        <translation>Es ist Platz für %1 GB; deshalb wird jeder Batch in %2 Teilen abgearbeitet, was etwas länger dauert.</translation>
    </message>
    <message>
        <source>There is room for %1 GB: choose a smaller batch, or close other programs.</source>
        <translation>Es ist Platz für %1 GB: einen kleineren Batch wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>%1&#xa0;kimg take %2.</source>
        <translation>%1&#xa0;kimg brauchen %2.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first steps.</source>
        <translation>Wie lange es dauert, ist nach den ersten Schritten bekannt.</translation>
    </message>
    <message>
        <source>Needs about %1 GB of memory</source>
        <translation>Braucht etwa %1 GB Speicher</translation>
    </message>
    <message>
        <source>Strong style, poses kept</source>
        <translation>Starker Stil, Haltung bleibt</translation>
    </message>
    <message>
        <source>As strong, but who stands how stays as in the source: choose it when your pictures have one pose only.</source>
        <translation>Ebenso stark, aber die Haltung bleibt wie im Ausgang: richtig, wenn alle Bilder dieselbe Haltung zeigen.</translation>
    </message>
    <message>
        <source>pose and shape are held, so that they stay those of the source.</source>
        <translation>Haltung und Form werden festgehalten, damit sie wie im Ausgang bleiben.</translation>
    </message>
    <message>
        <source>Only texture and colour</source>
        <translation>Nur Textur und Farbe</translation>
    </message>
    <message>
        <source>Strokes, grain and colours follow your pictures; every shape stays as in the source.</source>
        <translation>Strich, Körnung und Farben folgen den Bildern; jede Form bleibt wie im Ausgang.</translation>
    </message>
    <message>
        <source>only the two finest resolutions and the colours are free, so that shapes stay.</source>
        <translation>Nur die zwei feinsten Auflösungen und die Farben sind frei, damit die Formen bleiben.</translation>
    </message>
    <message>
        <source>As set up now</source>
        <translation>Wie jetzt eingestellt</translation>
    </message>
    <message>
        <source>The settings and faders that the window shows.</source>
        <translation>Die Einstellungen und Regler, die das Fenster zeigt.</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>einige Sekunden</translation>
    </message>
    <message>
        <source>about %n seconds</source>
        <translation>etwa %n Sekunden</translation>
    </message>
    <message>
        <source>about %n minutes</source>
        <translation>etwa %n Minuten</translation>
    </message>
    <message>
        <source>about %1 hours</source>
        <translation>etwa %1 Stunden</translation>
    </message>
    <message>
        <source>about %1 days</source>
        <translation>etwa %1 Tage</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Estimating...</source>
        <translation>Wird geschätzt...</translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>Sichern und beenden</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Beenden ohne zu sichern</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source> million</source>
        <translation> Millionen</translation>
    </message>
    <message>
        <source> thousand</source>
        <translation> Tausend</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>light, for few pictures</source>
        <translation>leicht, für wenige Bilder</translation>
    </message>
    <message>
        <source>light, changes all colours</source>
        <translation>leicht, verändert alle Farben</translation>
    </message>
    <message>
        <source>light, keeps colours</source>
        <translation>leicht, Farben bleiben</translation>
    </message>
    <message>
        <source>place and turn</source>
        <translation>Lage und Drehung</translation>
    </message>
    <message>
        <source>place, turn and colour</source>
        <translation>Lage, Drehung und Farbe</translation>
    </message>
    <message>
        <source>place, turn, colour and sharpness</source>
        <translation>Lage, Drehung, Farbe und Schärfe</translation>
    </message>
    <message>
        <source>Method: %1</source>
        <translation>Methode: %1</translation>
    </message>
    <message>
        <source>Batch: %1</source>
        <translation>Batch: %1</translation>
    </message>
    <message>
        <source>Augmentation: %1</source>
        <translation>Augmentierung: %1</translation>
    </message>
    <message>
        <source>1 run waits in the queue, which is not kept when you quit.</source>
        <translation>1 Lauf steht in der Warteschlange, die beim Beenden verloren geht.</translation>
    </message>
    <message>
        <source>%1 runs wait in the queue, which is not kept when you quit.</source>
        <translation>%1 Läufe stehen in der Warteschlange, die beim Beenden verloren geht.</translation>
    </message>
    <message>
        <source>The tuned model is nearer to the held-out pictures than doing nothing, and nearer than copying the pictures it was tuned with.</source>
        <translation>Das trainierte Modell ist den zurückgehaltenen Bildern näher als Nichtstun, und näher als bloßes Kopieren der Bilder, mit denen es trainiert wurde.</translation>
    </message>
    <message>
        <source>The tuned model is nearer to the held-out pictures than doing nothing, but no nearer than copying the pictures it was tuned with.</source>
        <translation>Das trainierte Modell ist den zurückgehaltenen Bildern näher als Nichtstun, aber nicht näher als bloßes Kopieren der Bilder, mit denen es trainiert wurde.</translation>
    </message>
    <message>
        <source>The tuned model is nearer to the held-out pictures than doing nothing; beside copying the pictures it was tuned with, the measures disagree.</source>
        <translation>Das trainierte Modell ist den zurückgehaltenen Bildern näher als Nichtstun; neben dem Kopieren der Bilder, mit denen es trainiert wurde, sind sich die Maße uneins.</translation>
    </message>
    <message>
        <source>The tuned model is about as near to the held-out pictures as doing nothing.</source>
        <translation>Das trainierte Modell ist den zurückgehaltenen Bildern etwa so nah wie Nichtstun.</translation>
    </message>
    <message>
        <source>The tuned model is farther from the held-out pictures than doing nothing.</source>
        <translation>Das trainierte Modell ist den zurückgehaltenen Bildern ferner als Nichtstun.</translation>
    </message>
    <message>
        <source>Whether the tuned model is nearer to the held-out pictures than doing nothing stays open: the measures disagree.</source>
        <translation>Ob das trainierte Modell den zurückgehaltenen Bildern näher ist als Nichtstun, bleibt offen: Die Maße sind sich uneins.</translation>
    </message>
    <message>
        <source>The tuned model is nearer to its pictures than doing nothing. Whether it learned or copied them, only held-out pictures tell.</source>
        <translation>Das trainierte Modell ist seinen Bildern näher als Nichtstun. Ob es sie gelernt oder kopiert hat, sagen nur zurückgehaltene Bilder.</translation>
    </message>
    <message>
        <source>The tuned model is about as near to its pictures as doing nothing.</source>
        <translation>Das trainierte Modell ist seinen Bildern etwa so nah wie Nichtstun.</translation>
    </message>
    <message>
        <source>The tuned model is farther from its pictures than doing nothing.</source>
        <translation>Das trainierte Modell ist seinen Bildern ferner als Nichtstun.</translation>
    </message>
    <message>
        <source>Whether the tuned model is nearer to its pictures than doing nothing stays open: the measures disagree.</source>
        <translation>Ob das trainierte Modell seinen Bildern näher ist als Nichtstun, bleibt offen: Die Maße sind sich uneins.</translation>
    </message>
    <message>
        <source>The opened model is nearer to the held-out pictures than copying the style pictures.</source>
        <translation>Das geöffnete Modell ist den zurückgehaltenen Bildern näher als bloßes Kopieren der Stilbilder.</translation>
    </message>
    <message>
        <source>The opened model is no nearer to the held-out pictures than copying the style pictures.</source>
        <translation>Das geöffnete Modell ist den zurückgehaltenen Bildern nicht näher als bloßes Kopieren der Stilbilder.</translation>
    </message>
    <message>
        <source>Whether the opened model is nearer to the held-out pictures than copying the style pictures stays open: the measures disagree.</source>
        <translation>Ob das geöffnete Modell den zurückgehaltenen Bildern näher ist als bloßes Kopieren der Stilbilder, bleibt offen: Die Maße sind sich uneins.</translation>
    </message>
    <message>
        <source>This is the model as it was opened: a tuned one has to be nearer.</source>
        <translation>Das ist das Modell, wie es geöffnet wurde: Ein trainiertes muss näher sein.</translation>
    </message>
    <message>
        <source>None of the %1 samples is a copy.</source>
        <translation>Keine der %1 Stichproben ist eine Kopie.</translation>
    </message>
    <message>
        <source>%1 % of the samples are copies, no more than fresh pictures would be.</source>
        <translation>%1 % der Stichproben sind Kopien, nicht mehr, als es frische Bilder wären.</translation>
    </message>
    <message>
        <source>%1 % of the samples are copies, more than fresh pictures would be.</source>
        <translation>%1 % der Stichproben sind Kopien, mehr, als es frische Bilder wären.</translation>
    </message>
    <message>
        <source>%1, give or take %2 between the networks</source>
        <translation>%1, zwischen den Netzen um %2 verschieden</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>Nichts tun</translation>
    </message>
    <message>
        <source>Copycat</source>
        <translation>Nur kopieren</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>Samples of the judged model.</source>
        <translation>Stichproben des beurteilten Modells.</translation>
    </message>
    <message>
        <source>Samples of the model it was tuned from.</source>
        <translation>Stichproben des Modells, von dem das Training ausging.</translation>
    </message>
    <message>
        <source>The pictures it was tuned with, again and again: what a perfect memory would reach.</source>
        <translation>Die Bilder, mit denen trainiert wurde, immer wieder: was ein vollkommenes Gedächtnis erreichte.</translation>
    </message>
    <message>
        <source>Real pictures against one another: what even they do not fall below.</source>
        <translation>Echte Bilder gegeneinander: was selbst sie nicht unterschreiten.</translation>
    </message>
    <message>
        <source>As fixed random networks see it (rand64)</source>
        <translation>Wie feste Zufallsnetze es sehen (rand64)</translation>
    </message>
    <message>
        <source>As the critic of the opened model sees it (source-d)</source>
        <translation>Wie der Kritiker des geöffneten Modells es sieht (source-d)</translation>
    </message>
    <message>
        <source>As the critic of the opened model sees it (source-d, used in training)</source>
        <translation>Wie der Kritiker des geöffneten Modells es sieht (source-d, im Training benutzt)</translation>
    </message>
    <message>
        <source>Ranks models and settings on one set of pictures, and sees blur, noise, colour, texture and lost modes; it does not count eyes.</source>
        <translation>Reiht Modelle und Einstellungen an denselben Bildern und sieht Unschärfe, Rauschen, Farbe, Textur und verlorene Modi; Augen zählt es nicht.</translation>
    </message>
    <message>
        <source>Knows this kind of picture; not to be believed where the training froze layers of the critic.</source>
        <translation>Kennt diese Art von Bildern; unzuverlässig, wo das Training Schichten des Kritikers eingefroren hat.</translation>
    </message>
    <message>
        <source>FD-%1</source>
        <translation>FD-%1</translation>
    </message>
    <message>
        <source>Frechet distance to the compared pictures in this space; lower is nearer. It depends on the number of pictures, and compares with no published FID.</source>
        <translation>Fréchet-Abstand zu den verglichenen Bildern in diesem Raum; kleiner ist näher. Er hängt von der Zahl der Bilder ab und ist mit keinem veröffentlichten FID vergleichbar.</translation>
    </message>
    <message>
        <source>of variance</source>
        <translation>der Varianz</translation>
    </message>
    <message>
        <source>FD over the total variance of the compared pictures.</source>
        <translation>FD geteilt durch die gesamte Varianz der verglichenen Bilder.</translation>
    </message>
    <message>
        <source>KID-%1</source>
        <translation>KID-%1</translation>
    </message>
    <message>
        <source>Kernel distance (unbiased squared MMD); lower is nearer, and about 0 is no difference. Comparable between numbers of pictures.</source>
        <translation>Kernabstand (erwartungstreue quadrierte MMD); kleiner ist näher, und etwa 0 ist kein Unterschied. Auch bei verschiedener Zahl von Bildern vergleichbar.</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How often chance alone gives such a KID. Near 0: the two differ.</source>
        <translation>Wie oft der Zufall allein einen solchen KID ergibt. Nahe 0: Die beiden sind verschieden.</translation>
    </message>
    <message>
        <source>density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>How many compared pictures each sample is near to, against what is usual among them; about 1 is good, lower is farther off.</source>
        <translation>Wie vielen verglichenen Bildern jede Stichprobe nah ist, gemessen an dem, was unter ihnen üblich ist; etwa 1 ist gut, kleiner ist ferner.</translation>
    </message>
    <message>
        <source>coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Share of the compared pictures that have a sample nearby; higher is better.</source>
        <translation>Anteil der verglichenen Bilder, in deren Nähe eine Stichprobe liegt; höher ist besser.</translation>
    </message>
    <message>
        <source>recall, data</source>
        <translation>Recall, Daten</translation>
    </message>
    <message>
        <source>Share of the pictures it was tuned with that lie among the samples. High here and low beside it: memory without style.</source>
        <translation>Anteil der Bilder, mit denen trainiert wurde, die unter den Stichproben liegen. Hier hoch und daneben niedrig: Gedächtnis ohne Stil.</translation>
    </message>
    <message>
        <source>recall, test</source>
        <translation>Recall, Test</translation>
    </message>
    <message>
        <source>The same share of the held-out pictures.</source>
        <translation>Derselbe Anteil der zurückgehaltenen Bilder.</translation>
    </message>
    <message>
        <source>No pictures are held out.</source>
        <translation>Keine Bilder sind zurückgehalten.</translation>
    </message>
    <message>
        <source>Of %1 samples. Two pictures are %2 apart on average.</source>
        <translation>Von %1 Stichproben. Zwei Bilder liegen im Mittel %2 auseinander.</translation>
    </message>
    <message>
        <source>Of %1 samples. Two pictures are %2 apart on average; a copy is nearer to one than %3.</source>
        <translation>Von %1 Stichproben. Zwei Bilder liegen im Mittel %2 auseinander; eine Kopie ist einem näher als %3.</translation>
    </message>
    <message>
        <source>intra-DPIPS</source>
        <translation>Intra-DPIPS</translation>
    </message>
    <message>
        <source>How far samples that are most like the same picture are from one another; higher is more varied. An untouched model has the highest: read it beside a distance.</source>
        <translation>Wie weit Stichproben, die demselben Bild am ähnlichsten sind, auseinanderliegen; höher ist vielfältiger. Ein unberührtes Modell hat am meisten: neben einem Abstand zu lesen.</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>How evenly the samples are spread over the pictures; 1 is evenly, 0 is on one.</source>
        <translation>Wie gleichmäßig sich die Stichproben auf die Bilder verteilen; 1 ist gleichmäßig, 0 ist auf eines.</translation>
    </message>
    <message>
        <source>pictures used</source>
        <translation>genutzte Bilder</translation>
    </message>
    <message>
        <source>How many pictures have a sample at all that is most like them.</source>
        <translation>Wie viele Bilder überhaupt eine Stichprobe haben, die ihnen am ähnlichsten ist.</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Share of the samples that are nearer to a picture, or its mirror image, than 95 % of fresh pictures are.</source>
        <translation>Anteil der Stichproben, die einem Bild oder seinem Spiegelbild näher sind als 95 % der frischen Bilder.</translation>
    </message>
    <message>
        <source>No picture has two samples that are most like it.</source>
        <translation>Keinem Bild sind zwei Stichproben am ähnlichsten.</translation>
    </message>
    <message>
        <source>Too few pictures to tell.</source>
        <translation>Zu wenige Bilder, um das zu sagen.</translation>
    </message>
</context>
<context>
    <name>sg::AboutDialog</name>
    <message>
        <source>About Stylegraft</source>
        <translation>Über Stylegraft</translation>
    </message>
    <message>
        <source>Teaches a pretrained StyleGAN the style of a handful of pictures, on your own machine. Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>Bringt einem vortrainierten StyleGAN den Stil einer Handvoll Bilder bei, auf dem eigenen Rechner. Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewähr.</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Versionen</translation>
    </message>
    <message>
        <source>&amp;Works of others</source>
        <translation>&amp;Werke anderer</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
</context>
<context>
    <name>sg::BlendPanel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>All groups, source to tuned</source>
        <translation>Alle Gruppen, vom Ausgang zum Ergebnis</translation>
    </message>
    <message>
        <source>Keep this blend...</source>
        <translation>Diese Mischung sichern...</translation>
    </message>
    <message>
        <source>Back to tuned</source>
        <translation>Zurück zum Ergebnis</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Blend of source and tuned model</source>
        <translation>Mischung aus Ausgang und Ergebnis</translation>
    </message>
    <message>
        <source>See a mixture of the source and the tuned model</source>
        <translation>Eine Mischung aus dem Ausgangsmodell und dem trainierten sehen</translation>
    </message>
    <message>
        <source>Changes what you see as tuned, and what you keep. The training stays as it is.</source>
        <translation>Ändert, was als Ergebnis zu sehen ist und was gesichert wird. Das Training bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Tuned</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Saves a model file with the blend as you see it. The training and its result stay as they are.</source>
        <translation>Sichert eine Modelldatei mit der Mischung, wie sie zu sehen ist. Das Training und sein Ergebnis bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>All sliders to the right: the model as it was trained</source>
        <translation>Alle Schieber nach rechts: das Modell, wie es trainiert wurde</translation>
    </message>
    <message>
        <source>%1, %2: source to tuned</source>
        <translation>%1, %2: vom Ausgang zum Ergebnis</translation>
    </message>
    <message>
        <source>%1: %2
Left: as in the source. Right: as it was trained.</source>
        <translation>%1: %2
Links: wie im Ausgang. Rechts: wie trainiert.</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>nothing learned yet</source>
        <translation>noch nichts gelernt</translation>
    </message>
    <message>
        <source>as tuned</source>
        <translation>wie trainiert</translation>
    </message>
    <message>
        <source>%1 tuned</source>
        <translation>%1 trainiert</translation>
    </message>
</context>
<context>
    <name>sg::BranchPoint</name>
    <message>
        <source>A branch is about to begin. The queue waits.</source>
        <translation>Gleich beginnt ein Zweig. Die Warteschlange wartet.</translation>
    </message>
</context>
<context>
    <name>sg::BranchTree</name>
    <message>
        <source>Branches of the run</source>
        <translation>Zweige des Laufs</translation>
    </message>
    <message>
        <source>%1, from %2 at %3 kimg</source>
        <translation>%1, aus %2 bei %3 kimg</translation>
    </message>
    <message>
        <source>Newest state: %1 kimg</source>
        <translation>Neuester Stand: %1 kimg</translation>
    </message>
    <message>
        <source>It is being trained</source>
        <translation>Wird gerade trainiert</translation>
    </message>
</context>
<context>
    <name>sg::BrushTools</name>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Paint the source back. The right button does, too, and the left one with Alt.</source>
        <translation>Malt den Ausgang zurück. Das geht auch mit der rechten Taste oder mit der linken und Alt.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>The source everywhere</source>
        <translation>Überall der Ausgang</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Swap what shows the source and what the tuned model</source>
        <translation>Tauscht, wo der Ausgang und wo das Ergebnis zu sehen ist</translation>
    </message>
    <message>
        <source>Save composite...</source>
        <translation>Montage sichern...</translation>
    </message>
    <message>
        <source>The pictures as they are mixed now, as PNG, in their own size</source>
        <translation>Die Bilder, wie sie jetzt gemischt sind, als PNG in ihrer eigenen Größe</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Paint where the tuned model shows through the source. [ and ] change the size, Space and a drag move the view.</source>
        <translation>Malt, wo das Ergebnis durch den Ausgang scheint. [ und ] ändern die Größe, Leertaste und Ziehen verschieben die Ansicht.</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>Size of the brush ([ and ])</source>
        <translation>Größe des Pinsels ([ und ])</translation>
    </message>
</context>
<context>
    <name>sg::Closing</name>
    <message>
        <source>The window was about to close. The queue waits.</source>
        <translation>Das Fenster sollte geschlossen werden. Die Warteschlange wartet.</translation>
    </message>
</context>
<context>
    <name>sg::CoachBar</name>
    <message>
        <source>Augment</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Apply: %1 %2</source>
        <translation>Anwenden: %1 %2</translation>
    </message>
    <message>
        <source>Apply: move %1 faders</source>
        <translation>Anwenden: %1 Regler bewegen</translation>
    </message>
    <message>
        <source>Apply: move %1</source>
        <translation>Anwenden: %1 bewegen</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>Hide this advice</source>
        <translation>Diesen Rat ausblenden</translation>
    </message>
</context>
<context>
    <name>sg::Comparison</name>
    <message>
        <source>Source (the opened model)</source>
        <translation>Ausgang (das geöffnete Modell)</translation>
    </message>
    <message>
        <source>Newest state of %1 (%2 kimg)</source>
        <translation>Neuester Stand von %1 (%2 kimg)</translation>
    </message>
    <message>
        <source>What is seen now (%1, %2 kimg)</source>
        <translation>Was jetzt zu sehen ist (%1, %2 kimg)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>The opened model (C changes the view)</source>
        <translation>Das geöffnete Modell (C wechselt die Ansicht)</translation>
    </message>
    <message>
        <source>%1 at %2 kimg, in place of the source</source>
        <translation>%1 bei %2 kimg, an Stelle des Ausgangs</translation>
    </message>
    <message>
        <source>Left: %1 at %2 kimg. Right: %3, %4.</source>
        <translation>Links: %1 bei %2 kimg. Rechts: %3, %4.</translation>
    </message>
    <message>
        <source>at %1 kimg</source>
        <translation>bei %1 kimg</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>sg::Core</name>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>R1 weight</source>
        <translation>R1-Gewicht</translation>
    </message>
    <message>
        <source>Path length weight</source>
        <translation>Pfadlängen-Gewicht</translation>
    </message>
    <message>
        <source>Style mixing</source>
        <translation>Stile mischen</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Critic noise</source>
        <translation>Rauschen vor dem Kritiker</translation>
    </message>
    <message>
        <source>Augment p</source>
        <translation>Augment. p</translation>
    </message>
    <message>
        <source>Augment target</source>
        <translation>Augment.-Ziel</translation>
    </message>
    <message>
        <source>Augment speed</source>
        <translation>Augment.-Tempo</translation>
    </message>
    <message>
        <source>Correspondence</source>
        <translation>Entsprechung</translation>
    </message>
    <message>
        <source>Pull to the average</source>
        <translation>Zug zum Durchschnitt</translation>
    </message>
    <message>
        <source>Pull to the source</source>
        <translation>Zug zum Ausgang</translation>
    </message>
    <message>
        <source>Critic warm-up</source>
        <translation>Aufwärmen des Kritikers</translation>
    </message>
    <message>
        <source>Parts a batch</source>
        <translation>Teile je Batch</translation>
    </message>
    <message>
        <source>Path length every</source>
        <translation>Pfadlänge alle</translation>
    </message>
    <message>
        <source>R1 every</source>
        <translation>R1 alle</translation>
    </message>
    <message>
        <source>kimg</source>
        <translation>kimg</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How long to train, in thousands of pictures shown; higher moves further from the source.</source>
        <translation>Wie lange trainiert wird, in tausend gezeigten Bildern; mehr führt weiter vom Ausgang weg.</translation>
    </message>
    <message>
        <source>Pictures a step; higher is steadier and needs more memory and time a step.</source>
        <translation>Bilder je Schritt; mehr ist ruhiger und braucht mehr Speicher und Zeit je Schritt.</translation>
    </message>
    <message>
        <source>The start of every random draw; the same seed repeats a run, and a higher one is not more, only another run.</source>
        <translation>Der Anfang jeder zufälligen Ziehung; derselbe Seed wiederholt einen Lauf, und ein höherer ist nicht mehr, nur ein anderer Lauf.</translation>
    </message>
    <message>
        <source>How far each step moves the weights; higher learns faster and breaks sooner.</source>
        <translation>Wie weit jeder Schritt die Gewichte bewegt; mehr lernt schneller und bricht eher zusammen.</translation>
    </message>
    <message>
        <source>How strongly the critic is kept smooth; higher is safer with few pictures, 0 chooses by size.</source>
        <translation>Wie stark der Kritiker glatt gehalten wird; mehr ist sicherer bei wenigen Bildern, 0 wählt nach der Größe.</translation>
    </message>
    <message>
        <source>How evenly the picture must change on the way from one seed to another; higher is smoother, 0 is off.</source>
        <translation>Wie gleichmäßig sich das Bild auf dem Weg von einem Seed zum anderen ändern muss; mehr ist fließender, 0 ist aus.</translation>
    </message>
    <message>
        <source>How often one picture takes its pose from one seed and its texture from another; higher keeps coarse and fine layers independent.</source>
        <translation>Wie oft ein Bild seine Haltung von einem Seed und seine Textur von einem anderen nimmt; mehr hält grobe und feine Schichten unabhängig.</translation>
    </message>
    <message>
        <source>Half-life of the averaged model you look at, never more than a quarter of the run so far; higher is calmer and shows changes later.</source>
        <translation>Halbwertszeit des gemittelten Modells, das zu sehen ist, höchstens ein Viertel des bisherigen Laufs; mehr ist ruhiger und zeigt Änderungen später.</translation>
    </message>
    <message>
        <source>Grain over every picture the critic sees; higher hides fine differences from it until the shapes are right.</source>
        <translation>Körnung über jedem Bild, das der Kritiker sieht; mehr verbirgt ihm feine Unterschiede, bis die Formen stimmen.</translation>
    </message>
    <message>
        <source>How likely each augmentation is, at first or when you set it; higher hides more of the pictures from the critic.</source>
        <translation>Wie wahrscheinlich jede Augmentierung ist, zu Beginn oder wenn gesetzt; mehr verbirgt dem Kritiker mehr von den Bildern.</translation>
    </message>
    <message>
        <source>How sure of the real pictures the critic may be before augmentation rises; higher augments later and less, 0 keeps it as it is.</source>
        <translation>Wie sicher sich der Kritiker bei den echten Bildern sein darf, bevor die Augmentierung steigt; mehr augmentiert später und weniger, 0 lässt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>In how many thousand pictures augmentation may rise from never to always; higher is slower and calmer.</source>
        <translation>In wie viel tausend Bildern die Augmentierung von nie auf immer steigen darf; mehr ist langsamer und ruhiger.</translation>
    </message>
    <message>
        <source>How strongly the model keeps its samples as alike or unlike as they were in the source; higher keeps more variety from few pictures, if source and pictures are near; 1 is the published weight.</source>
        <translation>Wie stark die Bilder des Modells einander so ähnlich oder unähnlich bleiben wie im Ausgang; mehr bewahrt mehr Vielfalt bei wenigen Bildern, wenn Ausgang und Bilder sich nahe sind; 1 ist das veröffentlichte Gewicht.</translation>
    </message>
    <message>
        <source>How strongly samples are drawn, on average, to the colours and details your pictures have on average; higher is truer to them, 0 leaves it to the critic.</source>
        <translation>Wie stark die Bilder des Modells im Durchschnitt zu den Farben und Einzelheiten gezogen werden, die die eigenen Bilder im Durchschnitt haben; mehr kommt ihnen näher, 0 überlässt es dem Kritiker.</translation>
    </message>
    <message>
        <source>How strongly every weight is drawn back to where it was in the source; higher stays nearer.</source>
        <translation>Wie stark jedes Gewicht dorthin zurückgezogen wird, wo es im Ausgang war; mehr bleibt näher.</translation>
    </message>
    <message>
        <source>First steps in which only the end of the critic learns; higher spares the model more of the first wrong advice and begins later.</source>
        <translation>Erste Schritte, in denen nur das Ende des Kritikers lernt; mehr erspart dem Modell mehr vom ersten falschen Rat und beginnt später.</translation>
    </message>
    <message>
        <source>In how many parts each batch is worked through; higher needs less memory and a little more time.</source>
        <translation>In wie vielen Teilen jeder Batch abgearbeitet wird; mehr braucht weniger Speicher und etwas mehr Zeit.</translation>
    </message>
    <message>
        <source>Steps between two path length passes; higher is quicker and less smooth, 0 turns them off.</source>
        <translation>Schritte zwischen zwei Durchgängen der Pfadlänge; mehr ist schneller und weniger fließend, 0 schaltet sie aus.</translation>
    </message>
    <message>
        <source>Steps between two R1 passes; higher is quicker and less exact.</source>
        <translation>Schritte zwischen zwei R1-Durchgängen; mehr ist schneller und ungenauer.</translation>
    </message>
    <message>
        <source>Quick taste</source>
        <translation>Schnelle Kostprobe</translation>
    </message>
    <message>
        <source>See in a few minutes where your pictures pull the model: only a shift of its styles is learned.</source>
        <translation>In wenigen Minuten sehen, wohin die Bilder das Modell ziehen: Nur eine Verschiebung seiner Stile wird gelernt.</translation>
    </message>
    <message>
        <source>Faithful to the source</source>
        <translation>Dem Ausgang treu</translation>
    </message>
    <message>
        <source>Keep what the model knows, such as poses and faces, and give it your look: choose it when your pictures show the same subject.</source>
        <translation>Behält, was das Modell kann, etwa Haltungen und Gesichter, und gibt ihm das neue Aussehen: richtig, wenn die Bilder dasselbe Motiv zeigen.</translation>
    </message>
    <message>
        <source>Strong style</source>
        <translation>Starker Stil</translation>
    </message>
    <message>
        <source>Let strokes and textures become those of your pictures, also where shapes have to give way.</source>
        <translation>Strich und Texturen werden die der Bilder, auch wo Formen weichen müssen.</translation>
    </message>
    <message>
        <source>Far away domain</source>
        <translation>Fernes Gebiet</translation>
    </message>
    <message>
        <source>For pictures of something else than the model shows, as from faces to cats: it takes long and wants at least 20 pictures.</source>
        <translation>Für Bilder von etwas anderem, als das Modell zeigt, etwa von Gesichtern zu Katzen: Es dauert lange und braucht mindestens 20 Bilder.</translation>
    </message>
    <message>
        <source>a model this small has no layers to spare.</source>
        <translation>Ein so kleines Modell hat keine Schichten übrig.</translation>
    </message>
    <message>
        <source>the critic keeps its layers nearest the picture, which is quicker and puts off its learning your pictures by heart (FreezeD, Mo et al. 2020).</source>
        <translation>Der Kritiker behält die Schichten, die dem Bild am nächsten sind; das ist schneller und schiebt das Auswendiglernen der Bilder auf (FreezeD, Mo et al. 2020).</translation>
    </message>
    <message>
        <source>nothing is frozen, because frozen layers would hold on to the old texture.</source>
        <translation>Nichts ist eingefroren, denn eingefrorene Schichten hielten an der alten Textur fest.</translation>
    </message>
    <message>
        <source>nothing is frozen, because so different a subject needs every layer.</source>
        <translation>Nichts ist eingefroren, denn ein so anderes Motiv braucht jede Schicht.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Trains every layer. Can learn anything, and with few pictures learns them by heart: best from 200 pictures on.</source>
        <translation>Trainiert jede Schicht. Kann alles lernen und lernt wenige Bilder auswendig: am besten ab 200 Bildern.</translation>
    </message>
    <message>
        <source>Everything, steady critic</source>
        <translation>Alles, ruhiger Kritiker</translation>
    </message>
    <message>
        <source>Trains every layer of the generator while the critic keeps its layers nearest the picture (FreezeD). A quarter faster and steadier from 50 pictures on; not where texture changes altogether, as from photos to line art.</source>
        <translation>Trainiert jede Schicht des Generators, während der Kritiker die Schichten behält, die dem Bild am nächsten sind (FreezeD). Ein Viertel schneller und ruhiger ab 50 Bildern; nicht, wo die Textur ganz wechselt, etwa von Fotos zu Strichzeichnungen.</translation>
    </message>
    <message>
        <source>Styles and one block (Affine+)</source>
        <translation>Stile und ein Block (Affine+)</translation>
    </message>
    <message>
        <source>Trains how each layer is styled, and the block that draws a quarter of the resolution. The best choice for 20 to 200 pictures of something rather different.</source>
        <translation>Trainiert, wie jede Schicht gestaltet wird, und den Block, der ein Viertel der Auflösung zeichnet. Die beste Wahl für 20 bis 200 Bilder von etwas recht anderem.</translation>
    </message>
    <message>
        <source>Styles and one block, light (AffineLight+)</source>
        <translation>Stile und ein Block, leicht (AffineLight+)</translation>
    </message>
    <message>
        <source>The same through a fraction of the numbers: for 5 to 20 pictures of something rather different.</source>
        <translation>Dasselbe mit einem Bruchteil der Zahlen: für 5 bis 20 Bilder von etwas recht anderem.</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Trains how each layer is styled, depending on the picture. Changes the look strongly and the geometry a little.</source>
        <translation>Trainiert, wie jede Schicht je nach Bild gestaltet wird. Ändert das Aussehen stark und die Geometrie wenig.</translation>
    </message>
    <message>
        <source>Style offsets (S)</source>
        <translation>Stilverschiebungen (S)</translation>
    </message>
    <message>
        <source>Shifts each layer&apos;s styles by the same amount in every picture: a few thousand numbers. For 5 to 20 pictures in another manner; people keep their identity and cannot collapse into one.</source>
        <translation>Verschiebt die Stile jeder Schicht in jedem Bild gleich: einige tausend Zahlen. Für 5 bis 20 Bilder in anderer Manier; Personen bleiben, wer sie sind, und können nicht zu einer zusammenfallen.</translation>
    </message>
    <message>
        <source>Style offsets (W)</source>
        <translation>Stilverschiebungen (W)</translation>
    </message>
    <message>
        <source>Shifts the style code of each layer by the same amount in every picture. As style offsets; gentler, and easy to mix.</source>
        <translation>Verschiebt den Stilcode jeder Schicht in jedem Bild gleich. Wie Stilverschiebungen; sanfter und leicht zu mischen.</translation>
    </message>
    <message>
        <source>character</source>
        <translation>Charakter</translation>
    </message>
    <message>
        <source>placement</source>
        <translation>Lage</translation>
    </message>
    <message>
        <source>pose</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>surfaces</source>
        <translation>Flächen</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>fine detail</source>
        <translation>Feinheiten</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>judges fine detail</source>
        <translation>prüft Feinheiten</translation>
    </message>
    <message>
        <source>final verdict</source>
        <translation>letztes Urteil</translation>
    </message>
    <message>
        <source>judges composition</source>
        <translation>prüft Aufbau</translation>
    </message>
    <message>
        <source>judges texture</source>
        <translation>prüft Textur</translation>
    </message>
    <message>
        <source>judges features</source>
        <translation>prüft Merkmale</translation>
    </message>
    <message>
        <source>MP4 film, plays everywhere</source>
        <translation>MP4-Film, läuft überall</translation>
    </message>
    <message>
        <source>WebM film, for web pages</source>
        <translation>WebM-Film, für Webseiten</translation>
    </message>
    <message>
        <source>GIF animation, 256 colours, large</source>
        <translation>GIF-Animation, 256 Farben, groß</translation>
    </message>
    <message>
        <source>Stylegraft model</source>
        <translation>Stylegraft-Modell</translation>
    </message>
    <message>
        <source>Stylegraft; its tensors: every safetensors library</source>
        <translation>Stylegraft; die Tensoren: jede safetensors-Bibliothek</translation>
    </message>
    <message>
        <source>NVIDIA PyTorch pickle</source>
        <translation>NVIDIA-PyTorch-Pickle</translation>
    </message>
    <message>
        <source>Stylegraft, the official StyleGAN2-ADA and StyleGAN3 tools</source>
        <translation>Stylegraft, die offiziellen Programme zu StyleGAN2-ADA und StyleGAN3</translation>
    </message>
    <message>
        <source>rosinality checkpoint (StyleGAN2 only)</source>
        <translation>Checkpoint nach rosinality (nur StyleGAN2)</translation>
    </message>
    <message>
        <source>Stylegraft, rosinality&apos;s stylegan2-pytorch and what builds on it</source>
        <translation>Stylegraft, rosinalitys stylegan2-pytorch und was darauf baut</translation>
    </message>
    <message>
        <source>TorchScript generator</source>
        <translation>TorchScript-Generator</translation>
    </message>
    <message>
        <source>PyTorch and LibTorch, without any StyleGAN code</source>
        <translation>PyTorch und LibTorch, ohne StyleGAN-Code</translation>
    </message>
    <message>
        <source>ONNX generator</source>
        <translation>ONNX-Generator</translation>
    </message>
    <message>
        <source>ONNX Runtime and other inference programs</source>
        <translation>ONNX Runtime und andere Programme zur Inferenz</translation>
    </message>
    <message>
        <source>The project %1 is not there any more</source>
        <translation>Das Projekt %1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1 is not a project of Stylegraft</source>
        <translation>%1 ist kein Projekt von Stylegraft</translation>
    </message>
    <message>
        <source>%1 is too large to be a project; projects have less than 16 MB</source>
        <translation>%1 ist zu groß für ein Projekt; Projekte haben weniger als 16 MB</translation>
    </message>
    <message>
        <source>The project %1 cannot be read</source>
        <translation>Das Projekt %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 is damaged, or is not a project of Stylegraft</source>
        <translation>%1 ist beschädigt oder kein Projekt von Stylegraft</translation>
    </message>
    <message>
        <source>The project %1 was written by a newer version of Stylegraft; update to open it</source>
        <translation>Das Projekt %1 wurde von einer neueren Version von Stylegraft geschrieben; zum Öffnen Stylegraft aktualisieren</translation>
    </message>
    <message>
        <source>The project %1: </source>
        <translation>Das Projekt %1: </translation>
    </message>
    <message>
        <source>The project %1 is damaged</source>
        <translation>Das Projekt %1 ist beschädigt</translation>
    </message>
    <message>
        <source>Opening the project was stopped</source>
        <translation>Das Öffnen des Projekts wurde abgebrochen</translation>
    </message>
    <message>
        <source>%1 is no film; give it the ending .mp4, .webm or .gif</source>
        <translation>%1 ist kein Film; der Name muss auf .mp4, .webm oder .gif enden</translation>
    </message>
    <message>
        <source>A film lasts 0.1 to 600 seconds</source>
        <translation>Ein Film dauert 0.1 bis 600 Sekunden</translation>
    </message>
    <message>
        <source>Cancelled; no film was written</source>
        <translation>Abgebrochen; es wurde kein Film geschrieben</translation>
    </message>
    <message>
        <source>A film needs a seed or more</source>
        <translation>Ein Film braucht mindestens einen Seed</translation>
    </message>
    <message>
        <source>%1 has fewer than two saved states to show; train on for a while</source>
        <translation>%1 hat weniger als zwei gesicherte Stände zu zeigen; noch eine Weile trainieren</translation>
    </message>
    <message>
        <source>only StyleGAN3 pictures can be moved and turned, and %1 is a %2</source>
        <translation>nur StyleGAN3-Bilder lassen sich verschieben und drehen, und %1 ist ein %2</translation>
    </message>
    <message>
        <source>Cancelled; %1 pictures were written</source>
        <translation>Abgebrochen; geschriebene Bilder: %1</translation>
    </message>
    <message>
        <source>Cannot create %1: %2</source>
        <translation>%1 kann nicht angelegt werden: %2</translation>
    </message>
    <message>
        <source>There is no model to draw with; open one first</source>
        <translation>Es gibt kein Modell zum Zeichnen; zuerst eines öffnen</translation>
    </message>
    <message>
        <source>There is no model to export; open one first</source>
        <translation>Es gibt kein Modell zum Exportieren; zuerst eines öffnen</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name</source>
        <translation>%1 gibt es schon; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file; choose a file name</source>
        <translation>%1 ist ein Ordner, keine Datei; einen Dateinamen wählen</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>There is not enough memory; use a smaller batch or close other programs</source>
        <translation>Der Speicher reicht nicht; einen kleineren Batch wählen oder andere Programme schließen</translation>
    </message>
    <message>
        <source>Something failed in an unknown way</source>
        <translation>Etwas ist auf unbekannte Weise fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cannot open %1</source>
        <translation>%1 kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Cannot read %1</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 pictures cannot be read; convert it to PNG</source>
        <translation>%1-Bilder können nicht gelesen werden; in PNG umwandeln</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>an unusual kind of pixels</source>
        <translation>eine ungewöhnliche Art von Pixeln</translation>
    </message>
    <message>
        <source>an unusual number of colour channels</source>
        <translation>eine ungewöhnliche Zahl von Farbkanälen</translation>
    </message>
    <message>
        <source>The recipe is too long for a JPEG; choose PNG, or fewer seeds, or strip the recipe</source>
        <translation>Das Rezept ist zu lang für ein JPEG; PNG oder weniger Seeds wählen oder das Rezept weglassen</translation>
    </message>
    <message>
        <source>The picture is too large for %1, whose sides have at most %2 pixels; choose PNG</source>
        <translation>Das Bild ist zu groß für %1 mit höchstens %2 Pixeln je Seite; PNG wählen</translation>
    </message>
    <message>
        <source>The picture could not be encoded</source>
        <translation>Das Bild konnte nicht kodiert werden</translation>
    </message>
    <message>
        <source>The picture could not be encoded as TIFF</source>
        <translation>Das Bild konnte nicht als TIFF kodiert werden</translation>
    </message>
    <message>
        <source>The kind of file has another depth than the picture</source>
        <translation>Die Dateiart hat eine andere Farbtiefe als das Bild</translation>
    </message>
    <message>
        <source>%1 has labels of %2, the model has %3; choose a model of as many classes or other pictures</source>
        <translation>%1 hat Labels von %2, das Modell hat %3; ein Modell mit ebenso vielen Klassen oder andere Bilder wählen</translation>
    </message>
    <message>
        <source>The label of %1 in %2 mixes classes; only labels of one class each can be trained</source>
        <translation>Das Label von %1 in %2 mischt Klassen; trainieren lassen sich nur Labels mit je einer Klasse</translation>
    </message>
    <message>
        <source>The picture %1 has no label in %2; add one or remove it</source>
        <translation>Das Bild %1 hat kein Label in %2; eines hinzufügen oder das Bild entfernen</translation>
    </message>
    <message>
        <source>the model has 1 class: add a dataset.json with labels, or sort the pictures into one sub-folder</source>
        <translation>das Modell hat 1 Klasse: eine dataset.json mit Labels hinzufügen oder die Bilder in einen Unterordner sortieren</translation>
    </message>
    <message>
        <source>the model has %1 classes: add a dataset.json with labels, or sort the pictures into %1 sub-folders</source>
        <translation>das Modell hat %1 Klassen: eine dataset.json mit Labels hinzufügen oder die Bilder in %1 Unterordner sortieren</translation>
    </message>
    <message>
        <source>The pictures have no labels; %1</source>
        <translation>Die Bilder haben keine Labels; %1</translation>
    </message>
    <message>
        <source>The picture %1 lies in no sub-folder; %2</source>
        <translation>Das Bild %1 liegt in keinem Unterordner; %2</translation>
    </message>
    <message>
        <source>The pictures lie in %1 sub-folders; %2</source>
        <translation>Die Bilder sind auf %1 Unterordner verteilt; %2</translation>
    </message>
    <message>
        <source>The picture %1 has no dataset.json beside it, as others have; add its label or remove it</source>
        <translation>Neben dem Bild %1 liegt keine dataset.json wie bei anderen; sein Label hinzufügen oder das Bild entfernen</translation>
    </message>
    <message>
        <source>%1 is a damaged zip archive</source>
        <translation>%1 ist ein beschädigtes Zip-Archiv</translation>
    </message>
    <message>
        <source>%1 holds more than a million files</source>
        <translation>%1 enthält mehr als eine Million Dateien</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>cannot be found in its archive</source>
        <translation>in seinem Archiv nicht zu finden</translation>
    </message>
    <message>
        <source>a zip bomb</source>
        <translation>eine Zip-Bombe</translation>
    </message>
    <message>
        <source>cannot be unpacked (is the archive encrypted?)</source>
        <translation>lässt sich nicht entpacken (ist das Archiv verschlüsselt?)</translation>
    </message>
    <message>
        <source>damaged in its archive</source>
        <translation>in seinem Archiv beschädigt</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 gibt es nicht</translation>
    </message>
    <message>
        <source>its archive cannot be opened</source>
        <translation>sein Archiv lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>There is no picture to write</source>
        <translation>Es gibt kein Bild zu schreiben</translation>
    </message>
    <message>
        <source>The PNG keyword &apos;%1&apos; must have 1 to 79 letters</source>
        <translation>Das PNG-Schlüsselwort „%1“ muss 1 bis 79 Zeichen haben</translation>
    </message>
    <message>
        <source>The picture could not be encoded as PNG</source>
        <translation>Das Bild konnte nicht als PNG kodiert werden</translation>
    </message>
    <message>
        <source>%1 is no PNG picture</source>
        <translation>%1 ist kein PNG-Bild</translation>
    </message>
    <message>
        <source>The picture %1 can no longer be read (%2); remove it or put it back</source>
        <translation>Das Bild %1 lässt sich nicht mehr lesen (%2); es entfernen oder zurücklegen</translation>
    </message>
    <message>
        <source>The picture %1 has changed since it was added; remove it and add it again</source>
        <translation>Das Bild %1 hat sich geändert, seit es hinzugefügt wurde; es entfernen und noch einmal hinzufügen</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>Das Einlesen der Bilder wurde abgebrochen</translation>
    </message>
    <message>
        <source>These two generators cannot be blended, their layers differ: %1</source>
        <translation>Diese zwei Generatoren lassen sich nicht mischen, ihre Schichten unterscheiden sich: %1</translation>
    </message>
    <message>
        <source>These weights do not fit the generator of %1: %2</source>
        <translation>Diese Gewichte passen nicht zum Generator von %1: %2</translation>
    </message>
    <message>
        <source>The installed FFmpeg cannot write such films</source>
        <translation>Das installierte FFmpeg kann solche Filme nicht schreiben</translation>
    </message>
    <message>
        <source>There is no room for a temporary file; is the disk full?</source>
        <translation>Für eine temporäre Datei ist kein Platz; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>The installed FFmpeg has no encoder for %1 films; choose another kind</source>
        <translation>Das installierte FFmpeg hat keinen Encoder für %1-Filme; eine andere Art wählen</translation>
    </message>
    <message>
        <source>Every frame of a film must have the film&apos;s size</source>
        <translation>Jedes Bild eines Films muss so groß sein wie der Film</translation>
    </message>
    <message>
        <source>The film could not be encoded</source>
        <translation>Der Film konnte nicht kodiert werden</translation>
    </message>
    <message>
        <source>A film needs at least one picture</source>
        <translation>Ein Film braucht mindestens ein Bild</translation>
    </message>
    <message>
        <source>The film could not be finished</source>
        <translation>Der Film konnte nicht abgeschlossen werden</translation>
    </message>
    <message>
        <source>The film could not be written</source>
        <translation>Der Film konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>There is not enough memory for a film</source>
        <translation>Der Speicher reicht nicht für einen Film</translation>
    </message>
    <message>
        <source>The film could not be begun</source>
        <translation>Der Film konnte nicht begonnen werden</translation>
    </message>
    <message>
        <source>A film of %1 x %2 pixels cannot be written; each side must have 16 to 8192</source>
        <translation>Ein Film von %1 x %2 Pixeln kann nicht geschrieben werden; jede Seite muss 16 bis 8192 haben</translation>
    </message>
    <message>
        <source>A film has 1 to 60 pictures a second</source>
        <translation>Ein Film hat 1 bis 60 Bilder je Sekunde</translation>
    </message>
    <message>
        <source>The film could not be read back; is the disk full?</source>
        <translation>Der Film konnte nicht zurückgelesen werden; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>the name of a picture is too long</source>
        <translation>der Name eines Bildes ist zu lang</translation>
    </message>
    <message>
        <source>it is no JSON after byte %1</source>
        <translation>nach Byte %1 ist es kein JSON</translation>
    </message>
    <message>
        <source>the labels are damaged: %1</source>
        <translation>die Labels sind beschädigt: %1</translation>
    </message>
    <message>
        <source>an entry is no pair of a picture and its label</source>
        <translation>ein Eintrag ist kein Paar aus einem Bild und seinem Label</translation>
    </message>
    <message>
        <source>&apos;labels&apos; is no list</source>
        <translation>„labels“ ist keine Liste</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>es ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>there is %1 where %2 should be</source>
        <translation>dort steht %1, wo %2 stehen sollte</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>die Verschachtelung ist zu tief</translation>
    </message>
    <message>
        <source>the label of %1 is impossible</source>
        <translation>das Label von %1 ist unmöglich</translation>
    </message>
    <message>
        <source>the label of %1 is no class between 0 and %2</source>
        <translation>das Label von %1 ist keine Klasse zwischen 0 und %2</translation>
    </message>
    <message>
        <source>the label of %1 has another length</source>
        <translation>das Label von %1 hat eine andere Länge</translation>
    </message>
    <message>
        <source>some labels are classes and some are lists of numbers</source>
        <translation>manche Labels sind Klassen und manche Listen von Zahlen</translation>
    </message>
    <message>
        <source>Cannot open %1: %2</source>
        <translation>%1 kann nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>%1 is not a file; choose a model file</source>
        <translation>%1 ist keine Datei; eine Modelldatei wählen</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>it does not begin as one</source>
        <translation>der Anfang stimmt nicht</translation>
    </message>
    <message>
        <source>the numpy array has format version %1; versions 1 to 3 can be read</source>
        <translation>das numpy-Array hat die Formatversion %1; lesbar sind die Versionen 1 bis 3</translation>
    </message>
    <message>
        <source>its header ends too late</source>
        <translation>der Kopf endet zu spät</translation>
    </message>
    <message>
        <source>its header says no type, order and shape</source>
        <translation>der Kopf nennt nicht Typ, Reihenfolge und Form</translation>
    </message>
    <message>
        <source>the numpy array holds Python objects, which Stylegraft never makes; save plain numbers</source>
        <translation>das numpy-Array enthält Python-Objekte, die Stylegraft nie erzeugt; einfache Zahlen sichern</translation>
    </message>
    <message>
        <source>the numpy array has the number type &apos;%1&apos;; plain numbers can be read</source>
        <translation>das numpy-Array hat den Zahlentyp „%1“; lesbar sind einfache Zahlen</translation>
    </message>
    <message>
        <source>there is no array &apos;%1&apos; in the file; it holds none</source>
        <translation>die Datei enthält kein Array „%1“ und auch kein anderes</translation>
    </message>
    <message>
        <source>there is no array &apos;%1&apos; in the file; it holds %2</source>
        <translation>die Datei enthält kein Array „%1“; sie enthält %2</translation>
    </message>
    <message>
        <source>a numpy array has a number type that is not supported</source>
        <translation>ein numpy-Array hat einen Zahlentyp, der nicht unterstützt wird</translation>
    </message>
    <message>
        <source>a numpy array has an impossible size</source>
        <translation>ein numpy-Array hat eine unmögliche Größe</translation>
    </message>
    <message>
        <source>a numpy array is damaged or does not hold plain numbers</source>
        <translation>ein numpy-Array ist beschädigt oder enthält keine einfachen Zahlen</translation>
    </message>
    <message>
        <source>something that should be a numpy array is none</source>
        <translation>etwas, das ein numpy-Array sein sollte, ist keines</translation>
    </message>
    <message>
        <source>the pickle is damaged: %1</source>
        <translation>das Pickle ist beschädigt: %1</translation>
    </message>
    <message>
        <source>it is longer than any StyleGAN file</source>
        <translation>es ist länger als jede StyleGAN-Datei</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>das Ende kommt zu früh</translation>
    </message>
    <message>
        <source>it holds more objects than any StyleGAN file</source>
        <translation>es enthält mehr Objekte als jede StyleGAN-Datei</translation>
    </message>
    <message>
        <source>its stack grows without end</source>
        <translation>sein Stapel wächst ohne Ende</translation>
    </message>
    <message>
        <source>it takes more than it has</source>
        <translation>es nimmt mehr, als es hat</translation>
    </message>
    <message>
        <source>a mark is missing</source>
        <translation>eine Marke fehlt</translation>
    </message>
    <message>
        <source>its containers grow without end</source>
        <translation>seine Behälter wachsen ohne Ende</translation>
    </message>
    <message>
        <source>it calls something that has no name</source>
        <translation>es ruft etwas ohne Namen auf</translation>
    </message>
    <message>
        <source>it fills something that is no container</source>
        <translation>es füllt etwas, das kein Behälter ist</translation>
    </message>
    <message>
        <source>it remembers too much</source>
        <translation>es merkt sich zu viel</translation>
    </message>
    <message>
        <source>it refers to something it never said</source>
        <translation>es verweist auf etwas, das nie vorkam</translation>
    </message>
    <message>
        <source>there is not enough memory to read the file</source>
        <translation>der Speicher reicht nicht, um die Datei zu lesen</translation>
    </message>
    <message>
        <source>a tensor has no storage in this file</source>
        <translation>ein Tensor hat keinen Speicherblock in dieser Datei</translation>
    </message>
    <message>
        <source>a tensor is damaged: it has no shape</source>
        <translation>ein Tensor ist beschädigt: Er hat keine Form</translation>
    </message>
    <message>
        <source>a tensor is damaged: its shape is no list of numbers</source>
        <translation>ein Tensor ist beschädigt: Seine Form ist keine Liste von Zahlen</translation>
    </message>
    <message>
        <source>a tensor&apos;s storage is damaged: %1</source>
        <translation>der Speicherblock eines Tensors ist beschädigt: %1</translation>
    </message>
    <message>
        <source>it is no storage</source>
        <translation>es ist kein Speicherblock</translation>
    </message>
    <message>
        <source>its type is unknown</source>
        <translation>der Typ ist unbekannt</translation>
    </message>
    <message>
        <source>its key or its length is missing</source>
        <translation>der Schlüssel oder die Länge fehlt</translation>
    </message>
    <message>
        <source>a tensor is a view of a very old PyTorch format</source>
        <translation>ein Tensor ist eine Teilansicht in einem sehr alten PyTorch-Format</translation>
    </message>
    <message>
        <source>a tensor would have to be made by %1, which Stylegraft never runs</source>
        <translation>ein Tensor müsste von %1 erzeugt werden, was Stylegraft nie ausführt</translation>
    </message>
    <message>
        <source>something that should be a tensor is none</source>
        <translation>etwas, das ein Tensor sein sollte, ist keiner</translation>
    </message>
    <message>
        <source>a tensor has a number type that is not supported</source>
        <translation>ein Tensor hat einen Zahlentyp, der nicht unterstützt wird</translation>
    </message>
    <message>
        <source>a tensor is damaged: %1</source>
        <translation>ein Tensor ist beschädigt: %1</translation>
    </message>
    <message>
        <source>its shape and strides do not fit</source>
        <translation>Form und Schrittweiten passen nicht zusammen</translation>
    </message>
    <message>
        <source>it starts outside its storage</source>
        <translation>er beginnt außerhalb seines Speicherblocks</translation>
    </message>
    <message>
        <source>it has an impossible size</source>
        <translation>er hat eine unmögliche Größe</translation>
    </message>
    <message>
        <source>it reaches beyond its storage</source>
        <translation>er reicht über seinen Speicherblock hinaus</translation>
    </message>
    <message>
        <source>it is larger than its storage</source>
        <translation>er ist größer als sein Speicherblock</translation>
    </message>
    <message>
        <source>the safetensors file is damaged: %1</source>
        <translation>die safetensors-Datei ist beschädigt: %1</translation>
    </message>
    <message>
        <source>the entry %1 is incomplete</source>
        <translation>der Eintrag %1 ist unvollständig</translation>
    </message>
    <message>
        <source>the entry %1 has the number type &apos;%2&apos;; F64, F32, F16, BF16, integers and BOOL can be read</source>
        <translation>der Eintrag %1 hat den Zahlentyp „%2“; lesbar sind F64, F32, F16, BF16, ganze Zahlen und BOOL</translation>
    </message>
    <message>
        <source>the entry %1 has an impossible shape</source>
        <translation>der Eintrag %1 hat eine unmögliche Form</translation>
    </message>
    <message>
        <source>the entry %1 has no place</source>
        <translation>der Eintrag %1 hat keinen Platz</translation>
    </message>
    <message>
        <source>the entry %1 lies outside the file</source>
        <translation>der Eintrag %1 liegt außerhalb der Datei</translation>
    </message>
    <message>
        <source>its header is missing</source>
        <translation>der Kopf fehlt</translation>
    </message>
    <message>
        <source>its header is nested too deeply</source>
        <translation>der Kopf ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>its header is no JSON object</source>
        <translation>der Kopf ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its metadata is no JSON object</source>
        <translation>die Metadaten sind kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its entries overlap</source>
        <translation>Einträge überlappen sich</translation>
    </message>
    <message>
        <source>the PyTorch file is damaged: %1</source>
        <translation>die PyTorch-Datei ist beschädigt: %1</translation>
    </message>
    <message>
        <source>a view lies outside its storage</source>
        <translation>eine Teilansicht liegt außerhalb ihres Speicherblocks</translation>
    </message>
    <message>
        <source>this is a zip archive without a PyTorch model in it</source>
        <translation>das ist ein Zip-Archiv ohne ein PyTorch-Modell darin</translation>
    </message>
    <message>
        <source>this is a TorchScript program, which would have to be run: a generator for other tools (open the model it was made from) or a network that measures pictures, as inception and vgg16 are (stylegraft-cli evaluate --features)</source>
        <translation>das ist ein TorchScript-Programm, das ausgeführt werden müsste: ein Generator für andere Programme (das Modell öffnen, aus dem er entstand) oder ein Netz, das Bilder misst, wie inception und vgg16 (stylegraft-cli evaluate --features)</translation>
    </message>
    <message>
        <source>the PyTorch file was written on a big-endian machine</source>
        <translation>die PyTorch-Datei wurde auf einer Big-Endian-Maschine geschrieben</translation>
    </message>
    <message>
        <source>the PyTorch file has an unknown protocol version</source>
        <translation>die PyTorch-Datei hat eine unbekannte Protokollversion</translation>
    </message>
    <message>
        <source>it has no list of storages</source>
        <translation>die Liste der Speicherblöcke fehlt</translation>
    </message>
    <message>
        <source>a storage belongs to no tensor</source>
        <translation>ein Speicherblock gehört zu keinem Tensor</translation>
    </message>
    <message>
        <source>a storage is missing</source>
        <translation>ein Speicherblock fehlt</translation>
    </message>
    <message>
        <source>the zip archive is damaged: %1</source>
        <translation>das Zip-Archiv ist beschädigt: %1</translation>
    </message>
    <message>
        <source>its directory is missing</source>
        <translation>das Verzeichnis fehlt</translation>
    </message>
    <message>
        <source>the zip archive has several parts</source>
        <translation>das Zip-Archiv hat mehrere Teile</translation>
    </message>
    <message>
        <source>an entry has an impossible name</source>
        <translation>ein Eintrag hat einen unmöglichen Namen</translation>
    </message>
    <message>
        <source>the zip archive holds an entry named %1, which leads out of its folder; get the file from a source you trust</source>
        <translation>das Zip-Archiv enthält einen Eintrag namens %1, der aus dem Ordner herausführt; die Datei aus einer vertrauenswürdigen Quelle holen</translation>
    </message>
    <message>
        <source>its directory is no directory</source>
        <translation>das Verzeichnis ist keines</translation>
    </message>
    <message>
        <source>the zip archive is encrypted</source>
        <translation>das Zip-Archiv ist verschlüsselt</translation>
    </message>
    <message>
        <source>an entry is not where the directory says</source>
        <translation>ein Eintrag liegt nicht, wo das Verzeichnis es angibt</translation>
    </message>
    <message>
        <source>an entry has two names</source>
        <translation>ein Eintrag hat zwei Namen</translation>
    </message>
    <message>
        <source>the zip archive holds entries that share their bytes, as zip bombs do</source>
        <translation>das Zip-Archiv enthält Einträge, die sich ihre Bytes teilen, wie in Zip-Bomben</translation>
    </message>
    <message>
        <source>it has more entries than any model</source>
        <translation>es hat mehr Einträge als jedes Modell</translation>
    </message>
    <message>
        <source>the zip archive uses compression method %1; stored and deflated entries can be read</source>
        <translation>das Zip-Archiv verwendet das Kompressionsverfahren %1; lesbar sind unkomprimierte und mit Deflate komprimierte Einträge</translation>
    </message>
    <message>
        <source>an entry has two sizes</source>
        <translation>ein Eintrag hat zwei Größen</translation>
    </message>
    <message>
        <source>the zip archive would unpack to many times its size, as zip bombs do</source>
        <translation>das Zip-Archiv würde beim Entpacken auf ein Vielfaches seiner Größe wachsen, wie eine Zip-Bombe</translation>
    </message>
    <message>
        <source>two entries have the same name</source>
        <translation>zwei Einträge haben denselben Namen</translation>
    </message>
    <message>
        <source>the zip archive has no entry %1</source>
        <translation>das Zip-Archiv hat keinen Eintrag %1</translation>
    </message>
    <message>
        <source>the zip archive is damaged: the entry %1 cannot be unpacked</source>
        <translation>das Zip-Archiv ist beschädigt: Der Eintrag %1 lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>the model is too large for this file format</source>
        <translation>das Modell ist zu groß für dieses Dateiformat</translation>
    </message>
    <message>
        <source>%1: this is no model file; Stylegraft opens NVIDIA&apos;s .pkl files (PyTorch&apos;s and TensorFlow&apos;s), rosinality&apos;s .pt and its own .safetensors files</source>
        <translation>%1: Das ist keine Modelldatei; Stylegraft öffnet die .pkl-Dateien von NVIDIA (für PyTorch und TensorFlow), die .pt-Dateien von rosinality und die eigenen .safetensors-Dateien</translation>
    </message>
    <message>
        <source>Cannot write %1: half precision is kept in .pkl and .safetensors files only</source>
        <translation>%1 kann nicht geschrieben werden: Halbe Genauigkeit bleibt nur in .pkl- und .safetensors-Dateien erhalten</translation>
    </message>
    <message>
        <source>Cannot write %1: the extension &apos;%2&apos; stands for no model format; use one of %3</source>
        <translation>%1 kann nicht geschrieben werden: Die Endung „%2“ steht für kein Modellformat; möglich sind %3</translation>
    </message>
    <message>
        <source>the tensor %1 is missing</source>
        <translation>der Tensor %1 fehlt</translation>
    </message>
    <message>
        <source>the tensor %1 has an unexpected shape</source>
        <translation>der Tensor %1 hat eine unerwartete Form</translation>
    </message>
    <message>
        <source>its resolution %1 is no power of two from 8 to 2048</source>
        <translation>die Auflösung %1 ist keine Zweierpotenz von 8 bis 2048</translation>
    </message>
    <message>
        <source>the network has the unknown architecture &apos;%1&apos;</source>
        <translation>das Netz hat die unbekannte Architektur „%1“</translation>
    </message>
    <message>
        <source>the network uses the unknown activation &apos;%1&apos;</source>
        <translation>das Netz verwendet die unbekannte Aktivierung „%1“</translation>
    </message>
    <message>
        <source>its layers make no network (%1)</source>
        <translation>die Schichten ergeben kein Netz (%1)</translation>
    </message>
    <message>
        <source>the network uses a resampling filter of an unsupported shape</source>
        <translation>das Netz verwendet einen Skalierungsfilter, dessen Form nicht unterstützt wird</translation>
    </message>
    <message>
        <source>the network uses a resampling filter that is not separable</source>
        <translation>das Netz verwendet einen Skalierungsfilter, der nicht separierbar ist</translation>
    </message>
    <message>
        <source>the mapping network is incomplete</source>
        <translation>das Mapping-Netz ist unvollständig</translation>
    </message>
    <message>
        <source>its two generators G and G_ema differ in shape</source>
        <translation>die zwei Generatoren G und G_ema haben verschiedene Formen</translation>
    </message>
    <message>
        <source>its discriminator does not fit its generator</source>
        <translation>der Diskriminator passt nicht zum Generator</translation>
    </message>
    <message>
        <source>the discriminator is incomplete</source>
        <translation>der Diskriminator ist unvollständig</translation>
    </message>
    <message>
        <source>discriminator block</source>
        <translation>„Block des Diskriminators“</translation>
    </message>
    <message>
        <source>discriminator convolution</source>
        <translation>„Faltung des Diskriminators“</translation>
    </message>
    <message>
        <source>the discriminator&apos;s mapping network does not fit it</source>
        <translation>das Mapping-Netz des Diskriminators passt nicht zu ihm</translation>
    </message>
    <message>
        <source>the part %1 of the network is missing</source>
        <translation>der Teil %1 des Netzes fehlt</translation>
    </message>
    <message>
        <source>conv_clamp is no positive number</source>
        <translation>conv_clamp ist keine positive Zahl</translation>
    </message>
    <message>
        <source>w_avg_beta is no number</source>
        <translation>w_avg_beta ist keine Zahl</translation>
    </message>
    <message>
        <source>its augmentation probability is no positive number</source>
        <translation>die Wahrscheinlichkeit der Augmentierung ist keine positive Zahl</translation>
    </message>
    <message>
        <source>this pickle holds three objects as NVIDIA&apos;s TensorFlow files do, but not their networks; StyleGAN2 and StyleGAN2-ADA files are opened</source>
        <translation>dieses Pickle enthält drei Objekte wie die TensorFlow-Dateien von NVIDIA, aber nicht deren Netze; Dateien von StyleGAN2 und StyleGAN2-ADA werden geöffnet</translation>
    </message>
    <message>
        <source>the generator G_ema would have to be made by %1, which Stylegraft never runs</source>
        <translation>der Generator G_ema müsste von %1 erzeugt werden, was Stylegraft nie ausführt</translation>
    </message>
    <message>
        <source>the pickle holds no StyleGAN generator (G_ema)</source>
        <translation>das Pickle enthält keinen StyleGAN-Generator (G_ema)</translation>
    </message>
    <message>
        <source>The file&apos;s discriminator is a %1, which is none of StyleGAN&apos;s: it was left out.</source>
        <translation>Der Diskriminator der Datei ist ein %1 und keiner von StyleGAN: Er wurde weggelassen.</translation>
    </message>
    <message>
        <source>its generator is a %1, which is neither StyleGAN2 nor StyleGAN3</source>
        <translation>der Generator ist ein %1, also weder StyleGAN2 noch StyleGAN3</translation>
    </message>
    <message>
        <source>the network draws pictures that are not square, as StyleGAN-Human does; Stylegraft opens square ones</source>
        <translation>das Netz zeichnet Bilder, die nicht quadratisch sind, wie StyleGAN-Human; Stylegraft öffnet Modelle mit quadratischen</translation>
    </message>
    <message>
        <source>its number of w vectors does not fit its resolution</source>
        <translation>die Zahl der w-Vektoren passt nicht zur Auflösung</translation>
    </message>
    <message>
        <source>synthesis block</source>
        <translation>„Block der Synthese“</translation>
    </message>
    <message>
        <source>synthesis convolution</source>
        <translation>„Faltung der Synthese“</translation>
    </message>
    <message>
        <source>the layer L%1 of the network is missing</source>
        <translation>die Schicht L%1 des Netzes fehlt</translation>
    </message>
    <message>
        <source>the layer %1 of this StyleGAN3 has another %2 than such a network has</source>
        <translation>die Schicht %1 dieses StyleGAN3 hat ein anderes %2 als ein solches Netz</translation>
    </message>
    <message>
        <source>the layer %1 of this StyleGAN3 has another size or width (expected %2) than such a network has</source>
        <translation>die Schicht %1 dieses StyleGAN3 hat eine andere Größe oder Breite (erwartet: %2) als ein solches Netz</translation>
    </message>
    <message>
        <source>this is a StyleGAN-XL generator, whose class embedding and discriminator need other networks; Stylegraft opens StyleGAN2 and StyleGAN3</source>
        <translation>das ist ein Generator von StyleGAN-XL, dessen Klasseneinbettung und Diskriminator andere Netze brauchen; Stylegraft öffnet StyleGAN2 und StyleGAN3</translation>
    </message>
    <message>
        <source>its number of layers is %1</source>
        <translation>die Zahl der Schichten ist %1</translation>
    </message>
    <message>
        <source>its number of w vectors does not fit its number of layers</source>
        <translation>die Zahl der w-Vektoren passt nicht zur Zahl der Schichten</translation>
    </message>
    <message>
        <source>Cannot write %1: this model has no discriminator, and the official tools open no .pkl without one</source>
        <translation>%1 kann nicht geschrieben werden: Dieses Modell hat keinen Diskriminator, und die offiziellen Programme öffnen keine .pkl-Datei ohne einen solchen</translation>
    </message>
    <message>
        <source>Cannot write %1: an ONNX file holds at most 2 GB</source>
        <translation>%1 kann nicht geschrieben werden: Eine ONNX-Datei fasst höchstens 2 GB</translation>
    </message>
    <message>
        <source>the options of its networks are damaged: %1 is missing or out of its range</source>
        <translation>die Optionen der Netze sind beschädigt: %1 fehlt oder liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the network is nested without end</source>
        <translation>das Netz ist ohne Ende verschachtelt</translation>
    </message>
    <message>
        <source>a part of the network has an impossible name</source>
        <translation>ein Teil des Netzes hat einen unmöglichen Namen</translation>
    </message>
    <message>
        <source>a tensor has an impossible name</source>
        <translation>ein Tensor hat einen unmöglichen Namen</translation>
    </message>
    <message>
        <source>the network has more tensors than the file can hold</source>
        <translation>das Netz hat mehr Tensoren, als die Datei fassen kann</translation>
    </message>
    <message>
        <source>This is no recipe of Stylegraft</source>
        <translation>Das ist kein Rezept von Stylegraft</translation>
    </message>
    <message>
        <source>The recipe is damaged: it has a seed out of range</source>
        <translation>Das Rezept ist beschädigt: Ein Seed liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>The recipe is damaged: it names no seed or no psi</source>
        <translation>Das Rezept ist beschädigt: Es nennt keinen Seed oder kein Psi</translation>
    </message>
    <message>
        <source>it has the tensor %1, which has no place in it</source>
        <translation>für den Tensor %1 ist in diesem Netz kein Platz</translation>
    </message>
    <message>
        <source>the number of its blocks is %1 instead of 1 to 9</source>
        <translation>die Zahl der Blöcke ist %1 statt 1 bis 9</translation>
    </message>
    <message>
        <source>this is a SWAGAN, which draws in wavelets; Stylegraft opens StyleGAN2 models of rosinality</source>
        <translation>das ist ein SWAGAN, das in Wavelets zeichnet; Stylegraft öffnet StyleGAN2-Modelle von rosinality</translation>
    </message>
    <message>
        <source>The file has no averaged generator (g_ema): its raw one (g) was taken instead.</source>
        <translation>Die Datei hat keinen gemittelten Generator (g_ema): Statt seiner wurde der rohe (g) genommen.</translation>
    </message>
    <message>
        <source>this file holds the numbers of an NVIDIA network without its settings; save the whole network (a .pkl with G_ema) instead of its state_dict</source>
        <translation>diese Datei enthält die Zahlen eines Netzes von NVIDIA ohne dessen Einstellungen; das ganze Netz (eine .pkl-Datei mit G_ema) statt des state_dict sichern</translation>
    </message>
    <message>
        <source>this file holds directions found in a model (eigvec), not a model; open the checkpoint they were found in</source>
        <translation>diese Datei enthält in einem Modell gefundene Richtungen (eigvec), kein Modell; den Checkpoint öffnen, in dem sie gefunden wurden</translation>
    </message>
    <message>
        <source>the file holds a discriminator alone; a generator (g_ema or g) is needed</source>
        <translation>die Datei enthält nur einen Diskriminator; ein Generator (g_ema oder g) ist nötig</translation>
    </message>
    <message>
        <source>this PyTorch file holds no StyleGAN2 of rosinality&apos;s layout (g_ema or g is missing)</source>
        <translation>diese PyTorch-Datei enthält kein StyleGAN2 im Aufbau von rosinality (g_ema oder g fehlt)</translation>
    </message>
    <message>
        <source>it is no table of tensors</source>
        <translation>das ist keine Tabelle von Tensoren</translation>
    </message>
    <message>
        <source>it has more tensors than the file can hold</source>
        <translation>es sind mehr Tensoren, als die Datei fassen kann</translation>
    </message>
    <message>
        <source>its z has %1 numbers</source>
        <translation>z hat %1 Zahlen</translation>
    </message>
    <message>
        <source>its w has more than %1 numbers</source>
        <translation>w hat mehr als %1 Zahlen</translation>
    </message>
    <message>
        <source>The file has no constant noise: it was drawn with seed 0.</source>
        <translation>Die Datei hat kein festes Rauschen: Es wurde mit Seed 0 gezogen.</translation>
    </message>
    <message>
        <source>The file has no average w (latent_avg): it was measured from 10,000 latents.</source>
        <translation>Die Datei hat kein mittleres w (latent_avg): Es wurde aus 10 000 Latents gemessen.</translation>
    </message>
    <message>
        <source>it is a StyleGAN3 model</source>
        <translation>es ist ein StyleGAN3-Modell</translation>
    </message>
    <message>
        <source>it has %1 classes</source>
        <translation>es ist ein Modell mit Klassen (%1)</translation>
    </message>
    <message>
        <source>its generator has the architecture &apos;%1&apos;</source>
        <translation>der Generator hat die Architektur „%1“</translation>
    </message>
    <message>
        <source>its pictures have %1 colour channels instead of 3</source>
        <translation>die Zahl der Farbkanäle seiner Bilder ist %1 statt 3</translation>
    </message>
    <message>
        <source>its generator takes no noise</source>
        <translation>der Generator nimmt kein Rauschen</translation>
    </message>
    <message>
        <source>its generator uses another activation than lrelu</source>
        <translation>der Generator verwendet eine andere Aktivierung als lrelu</translation>
    </message>
    <message>
        <source>its generator resamples with another filter than 1, 3, 3, 1</source>
        <translation>der Generator skaliert mit einem anderen Filter als 1, 3, 3, 1</translation>
    </message>
    <message>
        <source>its z, its w and its mapping layers are not of one size</source>
        <translation>z, w und die Mapping-Schichten sind nicht gleich groß</translation>
    </message>
    <message>
        <source>its mapping network has another learning rate multiplier than 0.01</source>
        <translation>das Mapping-Netz hat einen anderen Faktor der Lernrate als 0.01</translation>
    </message>
    <message>
        <source>its discriminator has the architecture &apos;%1&apos;</source>
        <translation>der Diskriminator hat die Architektur „%1“</translation>
    </message>
    <message>
        <source>its discriminator uses another activation than lrelu</source>
        <translation>der Diskriminator verwendet eine andere Aktivierung als lrelu</translation>
    </message>
    <message>
        <source>its discriminator resamples with another filter than 1, 3, 3, 1</source>
        <translation>der Diskriminator skaliert mit einem anderen Filter als 1, 3, 3, 1</translation>
    </message>
    <message>
        <source>its discriminator has %1 minibatch deviation channels instead of 1</source>
        <translation>der Diskriminator hat %1 statt 1 Kanal für die Streuung im Batch</translation>
    </message>
    <message>
        <source>Cannot write %1: rosinality&apos;s format has no place for this model, because %2; save it as .pkl or .safetensors</source>
        <translation>%1 kann nicht geschrieben werden: Das Format von rosinality hat keinen Platz für dieses Modell, denn %2; als .pkl oder .safetensors sichern</translation>
    </message>
    <message>
        <source>its mapping network is not the one its options describe</source>
        <translation>das Mapping-Netz ist nicht das, welches die Optionen beschreiben</translation>
    </message>
    <message>
        <source>this is a style delta, the change to a model and not a model itself; apply it to the model it was made from (stylegraft-cli delta apply)</source>
        <translation>das ist ein Stil-Delta, die Änderung eines Modells und selbst keines; auf das Modell anwenden, aus dem es entstand (stylegraft-cli delta apply)</translation>
    </message>
    <message>
        <source>this safetensors file was not saved by Stylegraft and does not say which network its tensors belong to; open the .pkl or .pt it was made from</source>
        <translation>diese safetensors-Datei wurde nicht von Stylegraft gesichert und sagt nicht, zu welchem Netz die Tensoren gehören; die .pkl- oder .pt-Datei öffnen, aus der sie entstand</translation>
    </message>
    <message>
        <source>this model was saved by another version of Stylegraft (file format %1); this one reads format %2</source>
        <translation>dieses Modell wurde von einer anderen Version von Stylegraft gesichert (Dateiformat %1); diese hier liest Format %2</translation>
    </message>
    <message>
        <source>%1 is no list of seeds; write for example 0-3,7</source>
        <translation>%1 ist keine Liste von Seeds; möglich ist zum Beispiel 0-3,7</translation>
    </message>
    <message>
        <source>%1 asks for more than a million pictures</source>
        <translation>%1 verlangt mehr als eine Million Bilder</translation>
    </message>
    <message>
        <source>This style belongs to %1, not to %2; use it with its own model, or say that both are children of one model (--sibling)</source>
        <translation>Dieser Stil gehört zu %1, nicht zu %2; mit dem eigenen Modell verwenden oder angeben, dass beide von einem Modell abstammen (--sibling)</translation>
    </message>
    <message>
        <source>This style changes &apos;%1&apos;, which the model does not have in that shape: it was made for another architecture</source>
        <translation>Dieser Stil ändert „%1“, was das Modell in dieser Form nicht hat: Er wurde für eine andere Architektur gemacht</translation>
    </message>
    <message>
        <source>This style was made for another architecture: %1 of %2 pixels, not %3 of %4</source>
        <translation>Dieser Stil wurde für eine andere Architektur gemacht: %1 mit %2 Pixeln, nicht %3 mit %4</translation>
    </message>
    <message>
        <source>This style changes no layer group &apos;%1&apos;; it changes: %2</source>
        <translation>Dieser Stil ändert keine Schichtgruppe „%1“; er ändert: %2</translation>
    </message>
    <message>
        <source>The strength of &apos;%1&apos; is not a number</source>
        <translation>Die Stärke von „%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>There is no style to add</source>
        <translation>Es gibt keinen Stil zum Addieren</translation>
    </message>
    <message>
        <source>The strength of a style is not a number</source>
        <translation>Die Stärke eines Stils ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 was tuned from another model (sha256 %2...), not from %3; name that one, or say that both are children of one model (--sibling)</source>
        <translation>%1 wurde aus einem anderen Modell trainiert (sha256 %2...), nicht aus %3; jenes nennen oder angeben, dass beide von einem Modell abstammen (--sibling)</translation>
    </message>
    <message>
        <source>%1 and %2 are networks of different shape: one cannot be the other&apos;s child</source>
        <translation>%1 und %2 sind Netze verschiedener Form: Keines kann vom anderen abstammen</translation>
    </message>
    <message>
        <source>this is no style delta; a model is opened, not applied (stylegraft-cli info says what a file is)</source>
        <translation>das ist kein Stil-Delta; ein Modell wird geöffnet, nicht angewendet (stylegraft-cli info sagt, was eine Datei ist)</translation>
    </message>
    <message>
        <source>this style delta was saved by a newer Stylegraft; update to open it</source>
        <translation>dieses Stil-Delta wurde von einem neueren Stylegraft gesichert; nach einer Aktualisierung lässt es sich öffnen</translation>
    </message>
    <message>
        <source>it does not say which model it belongs to</source>
        <translation>es sagt nicht, zu welchem Modell es gehört</translation>
    </message>
    <message>
        <source>the hash of its model is none</source>
        <translation>die Prüfsumme des Modells ist keine</translation>
    </message>
    <message>
        <source>its strengths are missing</source>
        <translation>die Stärken fehlen</translation>
    </message>
    <message>
        <source>a strength is no sensible number</source>
        <translation>eine Stärke ist keine sinnvolle Zahl</translation>
    </message>
    <message>
        <source>its scales are missing</source>
        <translation>die Skalierungen fehlen</translation>
    </message>
    <message>
        <source>a scale is out of its range</source>
        <translation>eine Skalierung liegt außerhalb ihres Bereichs</translation>
    </message>
    <message>
        <source>a tensor has no sensible name</source>
        <translation>ein Tensor hat keinen sinnvollen Namen</translation>
    </message>
    <message>
        <source>half of the change of %1 is missing</source>
        <translation>die Hälfte der Änderung von %1 fehlt</translation>
    </message>
    <message>
        <source>the change of %1 has no sensible shape</source>
        <translation>die Änderung von %1 hat keine sinnvolle Form</translation>
    </message>
    <message>
        <source>the change of %1 is of an unknown form</source>
        <translation>die Änderung von %1 ist von unbekannter Art</translation>
    </message>
    <message>
        <source>the change of %1 is not a number everywhere</source>
        <translation>die Änderung von %1 ist nicht überall eine Zahl</translation>
    </message>
    <message>
        <source>%1: this is no style delta, which ends in .sgdelta</source>
        <translation>%1: Das ist kein Stil-Delta; ein solches endet auf .sgdelta</translation>
    </message>
    <message>
        <source>The tensor %1 is of a type that is not written</source>
        <translation>Der Tensor %1 hat einen Typ, der nicht geschrieben wird</translation>
    </message>
    <message>
        <source>the TensorFlow network is nested without end</source>
        <translation>das TensorFlow-Netz ist ohne Ende verschachtelt</translation>
    </message>
    <message>
        <source>the TensorFlow network has no variables, or more than any StyleGAN</source>
        <translation>das TensorFlow-Netz hat keine Variablen oder mehr als jedes StyleGAN</translation>
    </message>
    <message>
        <source>the TensorFlow network has a variable without a name</source>
        <translation>das TensorFlow-Netz hat eine Variable ohne Namen</translation>
    </message>
    <message>
        <source>the TensorFlow network has more variables than the file can hold</source>
        <translation>das TensorFlow-Netz hat mehr Variablen, als die Datei fassen kann</translation>
    </message>
    <message>
        <source>the TensorFlow network has more components than any StyleGAN</source>
        <translation>das TensorFlow-Netz hat mehr Bestandteile als jedes StyleGAN</translation>
    </message>
    <message>
        <source>the TensorFlow network has a component that is no network</source>
        <translation>das TensorFlow-Netz hat einen Bestandteil, der kein Netz ist</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(kein Text)</translation>
    </message>
    <message>
        <source>it has the variable %1, which does not fit its settings</source>
        <translation>die Variable %1 passt nicht zu den Einstellungen des Netzes</translation>
    </message>
    <message>
        <source>its setting %1 is no possible number</source>
        <translation>die Einstellung %1 ist keine mögliche Zahl</translation>
    </message>
    <message>
        <source>its setting conv_clamp is no positive number</source>
        <translation>die Einstellung conv_clamp ist keine positive Zahl</translation>
    </message>
    <message>
        <source>the network uses a resampling filter that is no list of 1 to 7 numbers</source>
        <translation>das Netz verwendet einen Skalierungsfilter, der keine Liste von 1 bis 7 Zahlen ist</translation>
    </message>
    <message>
        <source>the setting &apos;%1&apos; of its network %2 is not supported</source>
        <translation>die Einstellung „%1“ des Netzes %2 wird nicht unterstützt</translation>
    </message>
    <message>
        <source>this is a progressive GAN of TensorFlow, which Stylegraft does not open; StyleGAN2 and StyleGAN3 models work</source>
        <translation>das ist ein Progressive GAN von TensorFlow, das Stylegraft nicht öffnet; Modelle von StyleGAN2 und StyleGAN3 gehen</translation>
    </message>
    <message>
        <source>this is a StyleGAN model of the first generation (TensorFlow), which Stylegraft does not open; StyleGAN2 and StyleGAN3 models work</source>
        <translation>das ist ein StyleGAN-Modell der ersten Generation (TensorFlow), das Stylegraft nicht öffnet; Modelle von StyleGAN2 und StyleGAN3 gehen</translation>
    </message>
    <message>
        <source>its network %1 has one of the StyleGAN2 configurations A to D, which are not supported; E and F are</source>
        <translation>das Netz %1 hat eine der StyleGAN2-Konfigurationen A bis D, die nicht unterstützt werden; E und F werden es</translation>
    </message>
    <message>
        <source>this is a conditional model of the first TensorFlow StyleGAN2 (LabelConcat), which is not supported; conditional models of StyleGAN2-ADA are</source>
        <translation>das ist ein Modell mit Klassen des ersten StyleGAN2 für TensorFlow (LabelConcat), das nicht unterstützt wird; Modelle mit Klassen von StyleGAN2-ADA werden es</translation>
    </message>
    <message>
        <source>its setting w_avg_beta is no number</source>
        <translation>die Einstellung w_avg_beta ist keine Zahl</translation>
    </message>
    <message>
        <source>its mapping network does not fit its settings</source>
        <translation>das Mapping-Netz passt nicht zu den Einstellungen</translation>
    </message>
    <message>
        <source>the TensorFlow pickle does not hold the three networks G, D and Gs</source>
        <translation>das TensorFlow-Pickle enthält nicht die drei Netze G, D und Gs</translation>
    </message>
    <message>
        <source>The labelled pictures look unlike those called %1: what the probe says of them is a guess, so label some of them too.</source>
        <translation>Die beschrifteten Bilder sehen anders aus als die unter „%1“: Was die Probe von diesen sagt, ist geraten; besser auch von ihnen einige beschriften.</translation>
    </message>
    <message>
        <source>Only %1 labelled pictures: label 30 to 200 for a probe to trust.</source>
        <translation>Zahl der beschrifteten Bilder: nur %1. Verlässlich urteilt eine Probe ab 30 bis 200.</translation>
    </message>
    <message>
        <source>Only %1 pictures of &quot;%2&quot; are labelled: its error is hardly known.</source>
        <translation>Zahl der Bilder mit der Beschriftung „%2“: nur %1. Der Fehler dabei ist kaum bekannt.</translation>
    </message>
    <message>
        <source>The probe is right in %1 of cases, label by label, where guessing gives %2: its shares say little.</source>
        <translation>Die Probe urteilt in %1 der Fälle richtig, über die Beschriftungen gemittelt; Raten ergäbe %2: Die Anteile sagen wenig.</translation>
    </message>
    <message>
        <source>Truncation: at psi 0.7 &quot;%1&quot; of the source model goes from %2 to %3.</source>
        <translation>Truncation: Bei psi 0.7 geht „%1“ beim Ausgangsmodell von %2 auf %3.</translation>
    </message>
    <message>
        <source>Truncation: at psi 0.7 &quot;%1&quot; of the tuned model goes from %2 to %3.</source>
        <translation>Truncation: Bei psi 0.7 geht „%1“ beim trainierten Modell von %2 auf %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in %2</source>
        <translation>„%1“ in %2</translation>
    </message>
    <message>
        <source>In none or hardly any of the pictures, but in samples of the tuned model: %1.</source>
        <translation>In keinem oder kaum einem der Bilder, aber in Bildern des trainierten Modells: %1.</translation>
    </message>
    <message>
        <source>A gap is measured from at least two pictures; add more</source>
        <translation>Ein Abstand wird an mindestens zwei Bildern gemessen; weitere hinzufügen</translation>
    </message>
    <message>
        <source>A gap is measured with at least 16 samples</source>
        <translation>Ein Abstand wird mit mindestens 16 Bildern des Modells gemessen</translation>
    </message>
    <message>
        <source>The pictures are of another size than the model draws</source>
        <translation>Die Bilder haben eine andere Größe, als das Modell zeichnet</translation>
    </message>
    <message>
        <source>The source model draws pictures of another size than the judged one</source>
        <translation>Das Ausgangsmodell zeichnet Bilder einer anderen Größe als das beurteilte</translation>
    </message>
    <message>
        <source>A comparison needs at least two pictures and two samples</source>
        <translation>Ein Vergleich braucht mindestens zwei Bilder und zwei Bilder des Modells</translation>
    </message>
    <message>
        <source>%1 is no feature space; there are rand64, source-d and trunk</source>
        <translation>%1 ist kein Merkmalsraum; es gibt rand64, source-d und trunk</translation>
    </message>
    <message>
        <source>A Frechet distance (FD) of fewer than %1 samples or pictures (here %2) says more about their number than about the model: compare KID.</source>
        <translation>Ein Fréchet-Abstand (FD) von weniger als %1 Bildern auf einer der beiden Seiten (hier %2) sagt mehr über ihre Zahl als über das Modell: KID taugt dann zum Vergleich.</translation>
    </message>
    <message>
        <source>Without held-out pictures the samples are compared with the very pictures trained on, which rewards copying: see the copycat row.</source>
        <translation>Ohne zurückgehaltene Bilder werden die Bilder des Modells gerade mit denen verglichen, mit denen trainiert wurde; das belohnt Kopien: siehe die Zeile der Kopien.</translation>
    </message>
    <message>
        <source>The model&apos;s own critic judges it; the critic of the model it was tuned from would be fairer.</source>
        <translation>Der eigene Kritiker des Modells urteilt; der Kritiker des Ausgangsmodells wäre gerechter.</translation>
    </message>
    <message>
        <source>The training kept layers of the critic behind %1 as they are, and the samples were made to please them: rand64 is to be believed more.</source>
        <translation>Das Training hat Schichten des Kritikers hinter %1 unverändert behalten, und die Bilder des Modells wurden gemacht, um ihnen zu gefallen: rand64 ist eher zu glauben.</translation>
    </message>
    <message>
        <source>Whether the training used layers of the critic behind %1 cannot be told, because the model came without its critic: then rand64 is to be believed more.</source>
        <translation>Ob das Training Schichten des Kritikers hinter %1 benutzt hat, lässt sich nicht sagen, weil das Modell ohne seinen Kritiker kam: Dann ist rand64 eher zu glauben.</translation>
    </message>
    <message>
        <source>The measurement was cancelled</source>
        <translation>Die Messung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Colours make %1 of the distance in rand64: where the colours are not the style, match them to the model&apos;s first.</source>
        <translation>Farben machen %1 des Abstands in rand64 aus: Wo die Farben nicht der Stil sind, diese zuerst denen des Modells angleichen.</translation>
    </message>
    <message>
        <source>%1 to the right</source>
        <translation>%1 nach rechts</translation>
    </message>
    <message>
        <source>%1 to the left</source>
        <translation>%1 nach links</translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation>%1 nach unten</translation>
    </message>
    <message>
        <source>%1 up</source>
        <translation>%1 nach oben</translation>
    </message>
    <message>
        <source>%1 times as large</source>
        <translation>%1-mal so groß</translation>
    </message>
    <message>
        <source>Alignment: the pictures lie elsewhere in the frame than the model&apos;s. Crop them so that the subject comes %1; training hardly makes up for that.</source>
        <translation>Ausrichtung: Das Motiv liegt anders im Bild als beim Modell. Besser so zuschneiden, dass sich seine Lage ändert (%1); das Training gleicht das kaum aus.</translation>
    </message>
    <message>
        <source>Background: all pictures have about %1, the model&apos;s vary; the tuned model will draw that one background.</source>
        <translation>Hintergrund: Alle Bilder haben etwa %1, die des Modells wechseln; das trainierte Modell wird diesen einen Hintergrund zeichnen.</translation>
    </message>
    <message>
        <source>Background: the pictures&apos; is %1 on average, the model&apos;s %2.</source>
        <translation>Hintergrund: in den Bildern im Mittel %1, beim Modell %2.</translation>
    </message>
    <message>
        <source>By its nearest neighbour a picture is told from a sample in %1 of cases (rand64)%2; 50 % would be one kind of picture.</source>
        <translation>Am nächsten Nachbarn lässt sich ein Bild von einem des Modells unterscheiden, Anteil der Fälle: %1 (rand64)%2; 50 % hieße, dass alle von einer Art sind.</translation>
    </message>
    <message>
        <source>The model as it is misses %1 of the pictures&apos; shapes (0 % = it draws them as well as its own, 100 % = no better than its average picture). Average outlines correlate by %2, and %3 of the pictures lie among its samples (rand64).</source>
        <translation>Dem Modell, wie es ist, fehlen %1 der Formen der Bilder (0 % = es zeichnet sie so gut wie die seinen, 100 % = nicht besser als sein mittleres Bild). Die mittleren Umrisse korrelieren mit %2, und %3 der Bilder liegen unter denen des Modells (rand64).</translation>
    </message>
    <message>
        <source>Fewer than five pictures tell little about a gap: take this as a hint.</source>
        <translation>Weniger als fünf Bilder sagen wenig über einen Abstand: Das ist nur ein Hinweis.</translation>
    </message>
    <message>
        <source>There is no device %1; use cpu, cuda or cuda:1, cuda:2 and so on</source>
        <translation>Es gibt kein Gerät %1; möglich sind cpu, cuda oder cuda:1, cuda:2 und so weiter</translation>
    </message>
    <message>
        <source>This machine has no CUDA device that the installed LibTorch can use; leave --device out to compute on the processor</source>
        <translation>Dieser Rechner hat kein CUDA-Gerät, das die installierte LibTorch verwenden kann; ohne --device rechnet der Prozessor</translation>
    </message>
    <message>
        <source>A StyleGAN3 picture must be 4 to 4096 pixels wide</source>
        <translation>Ein StyleGAN3-Bild muss 4 bis 4096 Pixel breit sein</translation>
    </message>
    <message>
        <source>StyleGAN3 needs 2 to 100 layers</source>
        <translation>StyleGAN3 braucht 2 bis 100 Schichten</translation>
    </message>
    <message>
        <source>StyleGAN3 needs more layers than critically sampled ones</source>
        <translation>StyleGAN3 braucht mehr Schichten als kritisch abgetastete</translation>
    </message>
    <message>
        <source>The bands of the StyleGAN3 layers are out of range</source>
        <translation>Die Bänder der StyleGAN3-Schichten liegen außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>The margin of StyleGAN3 must be 0 to 256</source>
        <translation>Der Rand von StyleGAN3 muss 0 bis 256 sein</translation>
    </message>
    <message>
        <source>The kernels of StyleGAN3 must be 1 or 3</source>
        <translation>Die Faltungskerne von StyleGAN3 müssen 1 oder 3 sein</translation>
    </message>
    <message>
        <source>The filter size of StyleGAN3 must be 1 to 32</source>
        <translation>Die Filtergröße von StyleGAN3 muss 1 bis 32 sein</translation>
    </message>
    <message>
        <source>The upsampling of StyleGAN3 must be 1, 2 or 4</source>
        <translation>Die Überabtastung von StyleGAN3 muss 1, 2 oder 4 sein</translation>
    </message>
    <message>
        <source>StyleGAN3 needs a width for each layer</source>
        <translation>StyleGAN3 braucht eine Breite für jede Schicht</translation>
    </message>
    <message>
        <source>A StyleGAN3 layer has no channels; raise the channel base</source>
        <translation>Eine StyleGAN3-Schicht hat keine Kanäle; die Kanalbasis erhöhen</translation>
    </message>
    <message>
        <source>The bands of neighbouring StyleGAN3 layers differ too much</source>
        <translation>Die Bänder benachbarter StyleGAN3-Schichten unterscheiden sich zu sehr</translation>
    </message>
    <message>
        <source>The tensor %1 is missing</source>
        <translation>Der Tensor %1 fehlt</translation>
    </message>
    <message>
        <source>The tensor %1 has shape %2 instead of %3</source>
        <translation>Der Tensor %1 hat die Form %2 statt %3</translation>
    </message>
    <message>
        <source>StyleGAN3 at this size: from 0.5 at 128 pixels to 32 at 1024 (Karras et al. 2021)</source>
        <translation>StyleGAN3 in dieser Größe: von 0.5 bei 128 Pixeln bis 32 bei 1024 (Karras et al. 2021)</translation>
    </message>
    <message>
        <source>Three times the rule 0.0002 x side^2 / batch, because with 1 picture a smoother critic is safer (few-shot repositories use 10 at 256 pixels)</source>
        <translation>Dreimal die Regel 0.0002 x Seite^2 / Batch, weil bei 1 Bild ein glatterer Kritiker sicherer ist (Few-Shot-Programme nehmen 10 bei 256 Pixeln)</translation>
    </message>
    <message>
        <source>Three times the rule 0.0002 x side^2 / batch, because with %1 pictures a smoother critic is safer (few-shot repositories use 10 at 256 pixels)</source>
        <translation>Dreimal die Regel 0.0002 x Seite^2 / Batch, weil bei %1 Bildern ein glatterer Kritiker sicherer ist (Few-Shot-Programme nehmen 10 bei 256 Pixeln)</translation>
    </message>
    <message>
        <source>0.0002 x side^2 / batch (automatic rule of StyleGAN2-ADA, 2020)</source>
        <translation>0.0002 x Seite^2 / Batch (automatische Regel von StyleGAN2-ADA, 2020)</translation>
    </message>
    <message>
        <source>Learning from nothing takes long; stop as soon as you like what you see (StyleGAN2 took 25,000 kimg, Karras et al. 2020)</source>
        <translation>Lernen von null an dauert lange; anhalten, sobald gefällt, was zu sehen ist (StyleGAN2 brauchte 25 000 kimg, Karras et al. 2020)</translation>
    </message>
    <message>
        <source>%1 more would copy them (near styles need 4 to 8 kimg, few-shot literature)</source>
        <translation>%1 führt mehr zu Kopien (nahe Stile brauchen 4 bis 8 kimg, Few-Shot-Literatur)</translation>
    </message>
    <message>
        <source>Enough for a near style; art takes 16 to 20 kimg (budgets of few-shot papers)</source>
        <translation>Genug für einen nahen Stil; Kunst braucht 16 bis 20 kimg (Umfang in Few-Shot-Arbeiten)</translation>
    </message>
    <message>
        <source>What art takes in few-shot papers (CDC: 16 to 20 kimg)</source>
        <translation>Was Kunst in Few-Shot-Arbeiten braucht (CDC: 16 bis 20 kimg)</translation>
    </message>
    <message>
        <source>As much as a few processor cores do in a day; with %1 pictures longer is better (StyleDomain, 2023: 200 kimg)</source>
        <translation>So viel, wie wenige Prozessorkerne an einem Tag schaffen; bei %1 Bildern ist länger besser (StyleDomain, 2023: 200 kimg)</translation>
    </message>
    <message>
        <source>With %1 pictures longer is better (StyleDomain, 2023)</source>
        <translation>Bei %1 Bildern ist länger besser (StyleDomain, 2023)</translation>
    </message>
    <message>
        <source>Batch x 10 / 32 kimg (automatic rule of StyleGAN2-ADA, 2020)</source>
        <translation>Batch x 10 / 32 kimg (automatische Regel von StyleGAN2-ADA, 2020)</translation>
    </message>
    <message>
        <source>A tenth of the run of %1 kimg, so that what you see keeps up (few-shot runs use 0.3 to 1 kimg)</source>
        <translation>Ein Zehntel des Laufs von %1 kimg, damit Schritt hält, was zu sehen ist (Few-Shot-Läufe nehmen 0.3 bis 1 kimg)</translation>
    </message>
    <message>
        <source>The critic&apos;s rate of StyleGAN3; its generator takes 0.0025 (Karras et al. 2021)</source>
        <translation>Die Lernrate des Kritikers von StyleGAN3; der Generator nimmt 0.0025 (Karras et al. 2021)</translation>
    </message>
    <message>
        <source>Rule of StyleGAN2-ADA from 1024 pixels on (2020)</source>
        <translation>Regel von StyleGAN2-ADA ab 1024 Pixeln (2020)</translation>
    </message>
    <message>
        <source>The careful end of 0.002 to 0.0025, for few pictures or a small batch (few-shot repositories)</source>
        <translation>Das vorsichtige Ende von 0.002 bis 0.0025, bei wenigen Bildern oder kleinem Batch (Few-Shot-Programme)</translation>
    </message>
    <message>
        <source>Rule of StyleGAN2-ADA below 1024 pixels (2020)</source>
        <translation>Regel von StyleGAN2-ADA unter 1024 Pixeln (2020)</translation>
    </message>
    <message>
        <source>StyleGAN3 has no path lengths (Karras et al. 2021)</source>
        <translation>StyleGAN3 kennt keine Pfadlängen (Karras et al. 2021)</translation>
    </message>
    <message>
        <source>Off: it costs a second derivative and the source is smooth already (few-shot practice, methods that train few weights)</source>
        <translation>Aus: Es kostet eine zweite Ableitung, und der Ausgang ist schon fließend (Few-Shot-Praxis, Methoden mit wenigen trainierten Gewichten)</translation>
    </message>
    <message>
        <source>The weight of StyleGAN2 (Karras et al. 2020, appendix B)</source>
        <translation>Das Gewicht von StyleGAN2 (Karras et al. 2020, Anhang B)</translation>
    </message>
    <message>
        <source>Moves, turns and colours as far as the critic overfits (ADA, Karras et al. 2020)</source>
        <translation>Verschiebt, dreht und färbt, soweit der Kritiker auswendig lernt (ADA, Karras et al. 2020)</translation>
    </message>
    <message>
        <source>%1 there is too little to steer by, so a light augmentation is always on; choose diff-tc when the palette is the style (DiffAugment, Zhao et al. 2020)</source>
        <translation>%1 lässt sich zu wenig messen, um zu steuern; deshalb ist immer eine leichte Augmentierung an; diff-tc ist richtig, wenn die Farben der Stil sind (DiffAugment, Zhao et al. 2020)</translation>
    </message>
    <message>
        <source>On %1 cores the resampling of ADA would cost too much time (DiffAugment, Zhao et al. 2020)</source>
        <translation>Auf diesem Prozessor (Kerne: %1) würde das Umrechnen der Bilder bei ADA zu viel Zeit kosten (DiffAugment, Zhao et al. 2020)</translation>
    </message>
    <message>
        <source>Shorter numbers were not tried with StyleGAN3 (docs/performance.md)</source>
        <translation>Kürzere Zahlen wurden mit StyleGAN3 nicht erprobt (docs/performance.md)</translation>
    </message>
    <message>
        <source>This processor gains nothing from shorter numbers (docs/performance.md)</source>
        <translation>Dieser Prozessor gewinnt nichts durch kürzere Zahlen (docs/performance.md)</translation>
    </message>
    <message>
        <source>An untrained critic has nothing that is worth keeping</source>
        <translation>Ein untrainierter Kritiker hat nichts, was zu bewahren lohnt</translation>
    </message>
    <message>
        <source>With %1 pictures the critic can learn every layer anew (FreezeD helps small sets, Mo et al. 2020)</source>
        <translation>Bei %1 Bildern kann der Kritiker jede Schicht neu lernen (FreezeD hilft bei wenigen, Mo et al. 2020)</translation>
    </message>
    <message>
        <source>The critic keeps its layers nearest the picture, which is quicker and overfits later (FreezeD, Mo et al. 2020); freeze nothing when the texture changes completely, as from photos to line art</source>
        <translation>Der Kritiker behält die Schichten, die dem Bild am nächsten sind; das ist schneller, und er lernt später auswendig (FreezeD, Mo et al. 2020); nichts einfrieren, wenn sich die Textur ganz ändert, wie von Fotos zu Strichzeichnungen</translation>
    </message>
    <message>
        <source>There is no source to keep, so every weight is trained</source>
        <translation>Es gibt keinen Ausgang zu bewahren, also wird jedes Gewicht trainiert</translation>
    </message>
    <message>
        <source>With %1 pictures every weight of the generator can learn (StyleDomain, 2023)</source>
        <translation>Bei %1 Bildern kann jedes Gewicht des Generators lernen (StyleDomain, 2023)</translation>
    </message>
    <message>
        <source>%1 only a constant shift of the styles is safe: it cannot collapse (StyleDomain, 2023)</source>
        <translation>%1 ist nur eine feste Verschiebung der Stile sicher: Sie kann nicht zusammenfallen (StyleDomain, 2023)</translation>
    </message>
    <message>
        <source>Nearly everything Affine+ can do with a tenth of its weights (StyleDomain, 2023)</source>
        <translation>Fast alles, was Affine+ kann, mit einem Zehntel seiner Gewichte (StyleDomain, 2023)</translation>
    </message>
    <message>
        <source>Best with 10 pictures at an equal budget, better than all weights (StyleDomain, 2023, table 4)</source>
        <translation>Am besten mit 10 Bildern bei gleichem Aufwand, besser als alle Gewichte (StyleDomain, 2023, Tabelle 4)</translation>
    </message>
    <message>
        <source>500 kimg from never to always (StyleGAN2-ADA, 2020)</source>
        <translation>500 kimg von nie bis immer (StyleGAN2-ADA, 2020)</translation>
    </message>
    <message>
        <source>100 kimg from never to always when a trained model goes on (StyleGAN2-ADA, 2020)</source>
        <translation>100 kimg von nie bis immer, wenn ein trainiertes Modell weiterlernt (StyleGAN2-ADA, 2020)</translation>
    </message>
    <message>
        <source>The training settings are not a JSON object</source>
        <translation>Die Einstellungen des Trainings sind kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The setting %1 is not a number</source>
        <translation>Die Einstellung %1 ist keine Zahl</translation>
    </message>
    <message>
        <source>The setting %1 is not a name</source>
        <translation>Die Einstellung %1 ist kein Name</translation>
    </message>
    <message>
        <source>The setting precision is neither fp32 nor bf16</source>
        <translation>Die Einstellung precision ist weder fp32 noch bf16</translation>
    </message>
    <message>
        <source>The setting mirror is neither true nor false</source>
        <translation>Die Einstellung mirror ist weder true noch false</translation>
    </message>
    <message>
        <source>the optimiser&apos;s %1 has another shape</source>
        <translation>im Stand des Optimierers passt die Form nicht: %1</translation>
    </message>
    <message>
        <source>count of steps</source>
        <translation>Zahl der Schritte</translation>
    </message>
    <message>
        <source>There is no augmentation %1; choose none, blit, geom, color, filter, noise, cutout, bg, bgc, bgcf, bgcfn, bgcfnc, diff, diff-half or diff-tc</source>
        <translation>Eine Augmentierung %1 gibt es nicht; zur Wahl stehen none, blit, geom, color, filter, noise, cutout, bg, bgc, bgcf, bgcfn, bgcfnc, diff, diff-half und diff-tc</translation>
    </message>
    <message>
        <source>The augmentation preview needs pictures of one size, all grey or all in colour</source>
        <translation>Die Vorschau der Augmentierung braucht Bilder von einer Größe, alle grau oder alle farbig</translation>
    </message>
    <message>
        <source>A recorded monitor report is damaged</source>
        <translation>Ein aufgezeichneter Messbericht ist beschädigt</translation>
    </message>
    <message>
        <source>The training broke down (a loss is no number): go back to the last good state and halve the learning rate.</source>
        <translation>Das Training ist zusammengebrochen (ein Verlust ist keine Zahl): zum letzten guten Stand zurückgehen und die Lernrate halbieren.</translation>
    </message>
    <message>
        <source>The training broke down (the weights %1 are no numbers): go back to the last good state and halve the learning rate.</source>
        <translation>Das Training ist zusammengebrochen (die Gewichte %1 sind keine Zahlen): zum letzten guten Stand zurückgehen und die Lernrate halbieren.</translation>
    </message>
    <message>
        <source>The losses run away (generator %1, critic %2): go back and halve the learning rate.</source>
        <translation>Die Verluste laufen davon (Generator %1, Kritiker %2): zurückgehen und die Lernrate halbieren.</translation>
    </message>
    <message>
        <source>%1 of the previews are copies of your one picture: stop here and take the result of kimg %2.</source>
        <translation>%1 der Vorschaubilder sind Kopien des einen Bildes: hier anhalten und das Ergebnis von kimg %2 nehmen.</translation>
    </message>
    <message>
        <source>%1 of the previews are copies of your %2 pictures: stop here and take the result of kimg %3.</source>
        <translation>%1 der Vorschaubilder sind Kopien der %2 Bilder: hier anhalten und das Ergebnis von kimg %3 nehmen.</translation>
    </message>
    <message>
        <source>The critic is memorising your one picture</source>
        <translation>Der Kritiker lernt das eine Bild auswendig</translation>
    </message>
    <message>
        <source>The critic is memorising your %1 pictures</source>
        <translation>Der Kritiker lernt die %1 Bilder auswendig</translation>
    </message>
    <message>
        <source>%1: turn on augmentation or freeze its fine layers.</source>
        <translation>%1: die Augmentierung einschalten oder seine feinen Schichten einfrieren.</translation>
    </message>
    <message>
        <source>%1: raise augmentation or freeze its fine layers.</source>
        <translation>%1: die Augmentierung erhöhen oder seine feinen Schichten einfrieren.</translation>
    </message>
    <message>
        <source>%1: freeze its fine layers.</source>
        <translation>%1: seine feinen Schichten einfrieren.</translation>
    </message>
    <message>
        <source>%1: augmentation and freezing are at their end, so double the R1 weight or add pictures.</source>
        <translation>%1: Augmentierung und Einfrieren sind ausgeschöpft, also das R1-Gewicht verdoppeln oder Bilder hinzufügen.</translation>
    </message>
    <message>
        <source>The previews become alike (%1 of the source&apos;s variety is left): stop and take the result of kimg %2, or start again with correspondence.</source>
        <translation>Die Vorschaubilder gleichen sich an (%1 der Vielfalt des Ausgangs sind übrig): anhalten und das Ergebnis von kimg %2 nehmen, oder mit Entsprechung neu beginnen.</translation>
    </message>
    <message>
        <source>The previews become alike (%1 of the source&apos;s variety is left): stop and take the result of kimg %2.</source>
        <translation>Die Vorschaubilder gleichen sich an (%1 der Vielfalt des Ausgangs sind übrig): anhalten und das Ergebnis von kimg %2 nehmen.</translation>
    </message>
    <message>
        <source>Nearly all previews lean towards a few of your %1 pictures: take the result of kimg %2, or raise the weight of the others.</source>
        <translation>Fast alle Vorschaubilder neigen zu einigen wenigen der %1 Bilder: das Ergebnis von kimg %2 nehmen oder das Gewicht der anderen erhöhen.</translation>
    </message>
    <message>
        <source>The layers %1 have moved %2 of their own size from the source, little of it is left there: lower their fader.</source>
        <translation>Die Schichten %1 haben sich um %2 ihrer eigenen Größe vom Ausgang entfernt, dort ist wenig von ihm übrig: ihren Regler senken.</translation>
    </message>
    <message>
        <source>The critic is winning: it tells nearly every sample from your pictures, so the model learns little from it; double the R1 weight.</source>
        <translation>Der Kritiker gewinnt: Er unterscheidet fast jedes Bild des Modells von den echten, also lernt das Modell wenig von ihm; das R1-Gewicht verdoppeln.</translation>
    </message>
    <message>
        <source>The critic only guesses, so the model gets no advice: unfreeze its layers.</source>
        <translation>Der Kritiker tippt nur ins Blaue, also lernt das Modell nichts von ihm: die Schichten des Kritikers auftauen.</translation>
    </message>
    <message>
        <source>The critic only guesses, so the model gets no advice: lower the augmentation.</source>
        <translation>Der Kritiker tippt nur ins Blaue, also lernt das Modell nichts von ihm: die Augmentierung senken.</translation>
    </message>
    <message>
        <source>The critic only guesses, so the model gets no advice: halve the R1 weight.</source>
        <translation>Der Kritiker tippt nur ins Blaue, also lernt das Modell nichts von ihm: das R1-Gewicht halbieren.</translation>
    </message>
    <message>
        <source>After %1 kimg the previews still look like the source: raise the learning rate, or unfreeze more layers.</source>
        <translation>Nach %1 kimg sehen die Vorschaubilder noch aus wie der Ausgang: die Lernrate erhöhen oder mehr Schichten auftauen.</translation>
    </message>
    <message>
        <source>With your one picture and augmentation %1 of the time, turned and recoloured samples may show: change to the light augmentation.</source>
        <translation>Bei nur einem Bild und %1 Augmentierung können gedrehte und umgefärbte Bilder entstehen: zur leichten Augmentierung wechseln.</translation>
    </message>
    <message>
        <source>With your %1 pictures and augmentation %2 of the time, turned and recoloured samples may show: change to the light augmentation.</source>
        <translation>Bei %1 Bildern und %2 Augmentierung können gedrehte und umgefärbte Bilder entstehen: zur leichten Augmentierung wechseln.</translation>
    </message>
    <message>
        <source>The freeze entry &apos;%1&apos; has no factor; write for example g4-g16=0</source>
        <translation>Der Eintrag „%1“ zum Einfrieren hat keinen Faktor; richtig wäre zum Beispiel g4-g16=0</translation>
    </message>
    <message>
        <source>The freeze factor in &apos;%1&apos; must be a number from 0 (frozen) to 1 (free)</source>
        <translation>Der Faktor zum Einfrieren in „%1“ muss eine Zahl von 0 (eingefroren) bis 1 (frei) sein</translation>
    </message>
    <message>
        <source>There is no layer group &apos;%1&apos; in this model; it has: %2</source>
        <translation>Eine Schichtgruppe „%1“ gibt es in diesem Modell nicht; es hat: %2</translation>
    </message>
    <message>
        <source>The correspondence term works with StyleGAN2 models only; set its weight to 0 for this StyleGAN3</source>
        <translation>Die Entsprechung geht nur mit Modellen nach StyleGAN2; für dieses StyleGAN3 ihr Gewicht auf 0 setzen</translation>
    </message>
    <message>
        <source>There is no training method &apos;%1&apos;; there are: %2</source>
        <translation>Eine Trainingsmethode „%1“ gibt es nicht; es gibt: %2</translation>
    </message>
    <message>
        <source>the state belongs to another set of pictures</source>
        <translation>der Stand gehört zu anderen Bildern</translation>
    </message>
    <message>
        <source>the order is damaged</source>
        <translation>die Reihenfolge ist beschädigt</translation>
    </message>
    <message>
        <source>the position is damaged</source>
        <translation>die Position ist beschädigt</translation>
    </message>
    <message>
        <source>the random generator of the pictures is damaged</source>
        <translation>der Zufallsgenerator der Bilder ist beschädigt</translation>
    </message>
    <message>
        <source>%1 is missing or damaged</source>
        <translation>%1 fehlt oder ist beschädigt</translation>
    </message>
    <message>
        <source>Cannot copy %1: %2</source>
        <translation>%1 kann nicht kopiert werden: %2</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>ausgelassen: %1</translation>
    </message>
    <message>
        <source>There is no state to go on from in %1</source>
        <translation>In %1 gibt es keinen Stand, von dem es weitergehen kann</translation>
    </message>
    <message>
        <source>There is no state to branch off from in %1</source>
        <translation>In %1 gibt es keinen Stand, von dem ein Zweig abgehen kann</translation>
    </message>
    <message>
        <source>The settings of the run are missing</source>
        <translation>Die Einstellungen des Laufs fehlen</translation>
    </message>
    <message>
        <source>%1 is not the folder of a run (config.json is missing)</source>
        <translation>%1 ist nicht der Ordner eines Laufs (config.json fehlt)</translation>
    </message>
    <message>
        <source>%1 was written by another version of Stylegraft</source>
        <translation>%1 wurde von einer anderen Version von Stylegraft geschrieben</translation>
    </message>
    <message>
        <source>The run %1 has no branch %2</source>
        <translation>Der Lauf %1 hat keinen Zweig %2</translation>
    </message>
    <message>
        <source>The branch %1 goes on from its newest state; to go on from another one, name a new branch</source>
        <translation>Der Zweig %1 geht von seinem neuesten Stand weiter; für einen anderen Stand einen neuen Zweig nennen</translation>
    </message>
    <message>
        <source>this branch starts from a light state: its optimiser starts afresh</source>
        <translation>Dieser Zweig beginnt mit einem leichten Stand: Sein Optimierer fängt von vorn an</translation>
    </message>
    <message>
        <source>Cannot write %1</source>
        <translation>%1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The branch name &quot;%1&quot; must be 1 to 64 letters, digits, &apos;-&apos; and &apos;_&apos;</source>
        <translation>Der Name „%1“ eines Zweigs muss aus 1 bis 64 Buchstaben ohne Umlaute, Ziffern, „-“ und „_“ bestehen</translation>
    </message>
    <message>
        <source>The branch name main is taken; choose another</source>
        <translation>Der Zweigname main ist vergeben; einen anderen wählen</translation>
    </message>
    <message>
        <source>The first state of the run could not be saved in %1; is the disk full?</source>
        <translation>Der erste Stand des Laufs konnte nicht in %1 gesichert werden; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>%1 is a model, not the full state of a training</source>
        <translation>%1 ist ein Modell, nicht der volle Stand eines Trainings</translation>
    </message>
    <message>
        <source>%1 is damaged: its numbers are missing</source>
        <translation>%1 ist beschädigt: Die Zahlen fehlen</translation>
    </message>
    <message>
        <source>%1 is damaged: it does not say how far the training was</source>
        <translation>%1 ist beschädigt: Es steht nicht darin, wie weit das Training war</translation>
    </message>
    <message>
        <source>%1 is damaged: it holds no pictures</source>
        <translation>%1 ist beschädigt: Es sind keine Bilder darin</translation>
    </message>
    <message>
        <source>%1 is damaged: its names are missing</source>
        <translation>%1 ist beschädigt: Die Namen fehlen</translation>
    </message>
    <message>
        <source>%1 is damaged: its names and pictures do not match</source>
        <translation>%1 ist beschädigt: Namen und Bilder passen nicht zusammen</translation>
    </message>
    <message>
        <source>Cannot remove %1: %2</source>
        <translation>%1 kann nicht entfernt werden: %2</translation>
    </message>
    <message>
        <source>%1 is not the folder of a run</source>
        <translation>%1 ist nicht der Ordner eines Laufs</translation>
    </message>
    <message>
        <source>%1 has no branch named %2; stylegraft-cli states lists them</source>
        <translation>%1 hat keinen Zweig namens %2; stylegraft-cli states zählt sie auf</translation>
    </message>
    <message>
        <source>the samples' mean belongs to another model</source>
        <translation>der Mittelwert der Modellbilder gehört zu einem anderen Modell</translation>
    </message>
    <message>
        <source>The numbers of the saved training are damaged</source>
        <translation>Die Zahlen des gesicherten Trainings sind beschädigt</translation>
    </message>
    <message>
        <source>The numbers of the saved training are damaged: %1</source>
        <translation>Die Zahlen des gesicherten Trainings sind beschädigt: %1</translation>
    </message>
    <message>
        <source>A batch of %1 cannot be worked through in %2 equal parts</source>
        <translation>Ein Batch von %1 lässt sich nicht in %2 gleichen Teilen abarbeiten</translation>
    </message>
    <message>
        <source>The batch must be a multiple of %1 for this model, not %2</source>
        <translation>Der Batch muss bei diesem Modell ein Vielfaches von %1 sein, nicht %2</translation>
    </message>
    <message>
        <source>resumed from a light state, optimiser afresh</source>
        <translation>fortgesetzt von einem leichten Stand, Optimierer von vorn</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>A batch of %1 needs more memory than there is; it is worked through in %2 parts</source>
        <translation>Ein Batch von %1 braucht mehr Speicher, als da ist; er wird in %2 Teilen abgearbeitet</translation>
    </message>
    <message>
        <source>from kimg %1 to kimg %2</source>
        <translation>von kimg %1 nach kimg %2</translation>
    </message>
    <message>
        <source>A training needs at least one picture</source>
        <translation>Ein Training braucht mindestens ein Bild</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>The training broke down at %1 kimg (a loss is not a number); lower the learning rate or raise the R1 weight</source>
        <translation>Das Training ist bei %1 kimg zusammengebrochen (ein Verlust ist keine Zahl); die Lernrate senken oder das R1-Gewicht erhöhen</translation>
    </message>
    <message>
        <source>a loss was not a number at kimg %1</source>
        <translation>bei kimg %1 war ein Verlust keine Zahl</translation>
    </message>
    <message>
        <source>There is no model to train; open one first</source>
        <translation>Es gibt kein Modell zum Trainieren; zuerst eines öffnen</translation>
    </message>
    <message>
        <source>%1 has no discriminator and cannot be fine-tuned; open a file that holds G, D and G_ema</source>
        <translation>%1 hat keinen Diskriminator und kann nicht weiter trainiert werden; eine Datei öffnen, die G, D und G_ema enthält</translation>
    </message>
    <message>
        <source>There are no pictures to learn from; add at least one</source>
        <translation>Es gibt keine Bilder, von denen gelernt werden kann; mindestens eines hinzufügen</translation>
    </message>
    <message>
        <source>The folder %1 is not empty; name a new one, or resume the run that is in it</source>
        <translation>Der Ordner %1 ist nicht leer; einen neuen nennen oder den Lauf fortsetzen, der darin liegt</translation>
    </message>
    <message>
        <source>A training is running already; stop it first</source>
        <translation>Es läuft schon ein Training; zuerst dieses anhalten</translation>
    </message>
    <message>
        <source>There was not enough memory; starting again with each batch in %1 parts</source>
        <translation>Der Speicher reichte nicht; es beginnt von vorn, jeder Batch in %1 Teilen</translation>
    </message>
    <message>
        <source>The critic is far ahead of the model, and not by memory (it has seen your %1 pictures less than three times): double the R1 weight.</source>
        <translation>Der Kritiker ist dem Modell weit voraus, und nicht aus dem Gedächtnis (er hat die %1 Bilder weniger als dreimal gesehen): das R1-Gewicht verdoppeln.</translation>
    </message>
    <message>
        <source>PNG, 8 bit</source>
        <translation>PNG, 8 Bit</translation>
    </message>
    <message>
        <source>PNG, 16 bit</source>
        <translation>PNG, 16 Bit</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>TIFF, 8 bit</source>
        <translation>TIFF, 8 Bit</translation>
    </message>
    <message>
        <source>TIFF, 16 bit</source>
        <translation>TIFF, 16 Bit</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>The graphics device has no memory of the needed kind.</source>
        <translation>Das Grafikgerät hat keinen Speicher der nötigen Art.</translation>
    </message>
    <message>
        <source>The graphics device has too little memory left.</source>
        <translation>Das Grafikgerät hat zu wenig freien Speicher.</translation>
    </message>
    <message>
        <source>The graphics device failed.</source>
        <translation>Das Grafikgerät ist ausgefallen.</translation>
    </message>
    <message>
        <source>The preview grid is wider or higher than the %1 pixels the graphics device can hold; show fewer tiles.</source>
        <translation>Das Raster der Vorschau ist breiter oder höher als die %1 Pixel, die das Grafikgerät fasst; weniger Bilder zeigen.</translation>
    </message>
    <message>
        <source>Something failed inside Stylegraft: %1</source>
        <translation>In Stylegraft ist etwas fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>%1 exists already; choose another folder</source>
        <translation>%1 gibt es schon; ein anderer Ordner ist nötig</translation>
    </message>
    <message>
        <source>%1 is being trained by another Stylegraft now; stop that one first, or begin a branch</source>
        <translation>%1 wird gerade von einem anderen Stylegraft trainiert; zuerst muss jenes anhalten, oder ein Zweig beginnt</translation>
    </message>
    <message>
        <source>No less than %1 with %2 pictures: a smoother critic is safer, and in small pictures the rule 0.0002 x side^2 / batch gave too little (docs/benchmarks.md)</source>
        <translation>Bei %2 Bildern nicht weniger als %1: ein glatterer Kritiker ist sicherer, und bei kleinen Bildern gab die Regel 0.0002 x Seite^2 / Batch zu wenig (docs/benchmarks.md)</translation>
    </message>
    <message>
        <source>Calm ending</source>
        <translation>Ruhiges Ende</translation>
    </message>
    <message>
        <source>of the run</source>
        <translation>des Laufs</translation>
    </message>
    <message>
        <source>The last share of the run, in which the learning rate falls to nothing; higher ends calmer and cleaner, 0 is off.</source>
        <translation>Der letzte Teil des Laufs, in dem die Lernrate bis auf nichts fällt; mehr endet ruhiger und sauberer, 0 ist aus.</translation>
    </message>
    <message>
        <source>This model was never trained, so every intent does the same: it learns from nothing, which takes long.</source>
        <translation>Dieses Modell wurde nie trainiert, deshalb bewirkt jedes Ziel dasselbe: Es lernt von Grund auf, und das dauert lange.</translation>
    </message>
    <message>
        <source>nothing is frozen, because an untrained model has nothing that is worth keeping.</source>
        <translation>Nichts ist eingefroren, denn in einem untrainierten Modell gibt es nichts zu bewahren.</translation>
    </message>
    <message>
        <source>%1 is conditional: name a class with --class 0 to --class %2</source>
        <translation>%1 hat Klassen: eine davon ist mit --class 0 bis --class %2 zu nennen</translation>
    </message>
    <message>
        <source>%1 has no classes; leave --class out</source>
        <translation>%1 hat keine Klassen; --class ist wegzulassen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>its number of colour channels is %1; Stylegraft opens models of grey (1) or RGB (3) pictures</source>
        <translation>die Zahl seiner Farbkanäle ist %1; Stylegraft öffnet Modelle für graue (1) oder RGB-Bilder (3)</translation>
    </message>
    <message>
        <source>rosinality&apos;s format has no place for the limit of the features (conv_clamp): pictures and critic change where that limit was reached</source>
        <translation>Rosinalitys Format hat keinen Platz für die Grenze der Merkmale (conv_clamp): Bilder und Kritiker ändern sich dort, wo diese Grenze erreicht wurde</translation>
    </message>
    <message>
        <source>rosinality&apos;s format has no place for the group size of the discriminator, which compares %1 pictures: opened again it compares %2</source>
        <translation>Rosinalitys Format hat keinen Platz für die Gruppengröße des Diskriminators, der %1 Bilder vergleicht: wieder geöffnet vergleicht er %2</translation>
    </message>
    <message>
        <source>rosinality&apos;s format has no place for the group size of the discriminator, which compares whole batches: opened again it compares %1 pictures</source>
        <translation>Rosinalitys Format hat keinen Platz für die Gruppengröße des Diskriminators, der ganze Stapel vergleicht: wieder geöffnet vergleicht er %1 Bilder</translation>
    </message>
    <message>
        <source>Cannot write %1: the change of %2 is not a number everywhere, as after a training that broke down; take an earlier state of the model</source>
        <translation>%1 kann nicht geschrieben werden: die Änderung von %2 ist nicht überall eine Zahl, wie nach einem entgleisten Training; ein früherer Stand des Modells hilft</translation>
    </message>
    <message>
        <source>On processors like this one training with 16 bit numbers is 1.7 times as fast, and three pairs of runs showed no difference in quality (docs/performance.md)</source>
        <translation>Auf Prozessoren wie diesem ist das Training mit 16-Bit-Zahlen 1.7-mal so schnell, und drei Paare von Läufen zeigten keinen Unterschied in der Qualität (docs/performance.md)</translation>
    </message>
    <message>
        <source>Restyles without new structure; Affine+ was published for StyleGAN2 only (StyleDomain, 2023)</source>
        <translation>Gestaltet um, ohne neue Struktur; Affine+ wurde nur für StyleGAN2 veröffentlicht (StyleDomain, 2023)</translation>
    </message>
    <message>
        <source>The state that the branch was to begin at, %1, is gone</source>
        <translation>Der Stand, bei dem der Zweig beginnen sollte, %1, ist nicht mehr da</translation>
    </message>
    <message>
        <source>There is a branch %1 already; choose another name</source>
        <translation>Einen Zweig %1 gibt es schon; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>%1 could not be written and will miss lines; is the disk full? The training goes on</source>
        <translation>%1 konnte nicht geschrieben werden und wird Zeilen vermissen lassen; ist der Datenträger voll? Das Training geht weiter</translation>
    </message>
    <message>
        <source>There was not enough memory at kimg %1. The saved states are kept: close other programs and resume the run, or resume it with more parts a batch (stylegraft-cli resume --accumulate)</source>
        <translation>Bei %1 kimg reichte der Speicher nicht. Die gespeicherten Stände bleiben: andere Programme schließen und den Lauf fortsetzen, oder ihn mit mehr Teilen je Batch fortsetzen (stylegraft-cli resume --accumulate)</translation>
    </message>
    <message>
        <source>a name is too long</source>
        <translation>ein Name ist zu lang</translation>
    </message>
    <message>
        <source>it names more classes than any StyleGAN file</source>
        <translation>es nennt mehr Klassen als jede StyleGAN-Datei</translation>
    </message>
    <message>
        <source>the file asks to run %1, which Stylegraft never does; files written with dill, as StyleGAN-XL&apos;s are, are not supported</source>
        <translation>die Datei verlangt, %1 auszuführen, was Stylegraft nie tut; mit dill geschriebene Dateien, wie die von StyleGAN-XL, werden nicht unterstützt</translation>
    </message>
    <message>
        <source>the file asks to run %1, which Stylegraft never does; get the model from a source you trust</source>
        <translation>die Datei verlangt, %1 auszuführen, was Stylegraft nie tut; das Modell aus einer vertrauenswürdigen Quelle holen</translation>
    </message>
    <message>
        <source>a byte string is no text</source>
        <translation>eine Bytefolge ist kein Text</translation>
    </message>
    <message>
        <source>it repeats its byte strings</source>
        <translation>es wiederholt seine Bytefolgen</translation>
    </message>
    <message>
        <source>a name has no end</source>
        <translation>ein Name hat kein Ende</translation>
    </message>
    <message>
        <source>the pickle is damaged or of a kind that no StyleGAN tool writes (opcode %1 at byte %2)</source>
        <translation>das Pickle ist beschädigt oder von einer Art, die kein StyleGAN-Programm schreibt (Opcode %1 bei Byte %2)</translation>
    </message>
    <message>
        <source>the pickle has protocol %1; StyleGAN files use 2 to 5</source>
        <translation>das Pickle hat Protokoll %1; StyleGAN-Dateien verwenden 2 bis 5</translation>
    </message>
    <message>
        <source>a number has a negative length</source>
        <translation>eine Zahl hat eine negative Länge</translation>
    </message>
    <message>
        <source>a key has no value</source>
        <translation>ein Schlüssel hat keinen Wert</translation>
    </message>
    <message>
        <source>a name is no text</source>
        <translation>ein Name ist kein Text</translation>
    </message>
    <message>
        <source>it sets the state of something that has none</source>
        <translation>es setzt den Zustand von etwas, das keinen hat</translation>
    </message>
    <message>
        <source>it refers to data outside the file</source>
        <translation>es verweist auf Daten außerhalb der Datei</translation>
    </message>
    <message>
        <source>%1 holds too few readable pictures (%2); a comparison with held-out ones needs at least two</source>
        <translation>%1 enthält zu wenige lesbare Bilder (%2); ein Vergleich mit zurückgehaltenen braucht mindestens zwei</translation>
    </message>
    <message>
        <source>Held-out pictures that the model was tuned with all the same: %1. They reward copying; take them out of the folder.</source>
        <translation>Zurückgehaltene Bilder, mit denen das Modell trotzdem trainiert wurde: %1. Sie belohnen das Kopieren und gehören nicht in den Ordner.</translation>
    </message>
    <message>
        <source>There is no model to evaluate; open one first</source>
        <translation>Es ist kein Modell zum Auswerten da; zuerst eines öffnen</translation>
    </message>
</context>
<context>
    <name>sg::CriticSheet</name>
    <message>
        <source>nothing: the critic sees the pictures as they are</source>
        <translation>nichts: Der Kritiker sieht die Bilder, wie sie sind</translation>
    </message>
    <message>
        <source>As the &amp;training has it now</source>
        <translation>Wie im &amp;Training jetzt</translation>
    </message>
    <message>
        <source>What the critic sees</source>
        <translation>Was der Kritiker sieht</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>Wird gelesen...</translation>
    </message>
    <message>
        <source>Probability of the augmentations</source>
        <translation>Wahrscheinlichkeit der Augmentierungen</translation>
    </message>
    <message>
        <source>How likely each augmentation is. Looking changes nothing in the training.</source>
        <translation>Wie wahrscheinlich jede Augmentierung ist. Hinsehen ändert nichts am Training.</translation>
    </message>
    <message>
        <source>%1 draws as the critic may get them: heavier pictures come more often.</source>
        <translation>%1 Ziehungen, wie der Kritiker sie bekommen kann: Schwerere Bilder kommen öfter.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>&amp;Draw again</source>
        <translation>&amp;Neu ziehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>always on</source>
        <translation>immer an</translation>
    </message>
</context>
<context>
    <name>sg::CropCanvas</name>
    <message>
        <source>Picture with the square that is learned from</source>
        <translation>Bild mit dem Quadrat, aus dem gelernt wird</translation>
    </message>
</context>
<context>
    <name>sg::CropEditor</name>
    <message>
        <source>&amp;Mirrored</source>
        <translation>&amp;Gespiegelt</translation>
    </message>
    <message>
        <source>&amp;Whole picture, squeezed</source>
        <translation>Ganzes &amp;Bild, gestaucht</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Voriges</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächstes</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Angle of the square</source>
        <translation>Winkel des Quadrats</translation>
    </message>
    <message>
        <source>Angle of the square in degrees</source>
        <translation>Winkel des Quadrats in Grad</translation>
    </message>
    <message>
        <source>Left and right change places, in this picture only</source>
        <translation>Links und rechts tauschen die Plätze, nur in diesem Bild</translation>
    </message>
    <message>
        <source>Nothing is cut off: the picture is made square, and the model learns it so. When all pictures are squeezed and have one shape, exported pictures can be given that shape again.</source>
        <translation>Nichts wird abgeschnitten: Das Bild wird quadratisch gemacht, und so lernt es das Modell. Sind alle Bilder gestaucht und von einer Form, können exportierte Bilder diese Form wieder bekommen.</translation>
    </message>
    <message>
        <source>The largest square in the middle</source>
        <translation>Das größte Quadrat in der Mitte</translation>
    </message>
    <message>
        <source>&amp;Turned by</source>
        <translation>Ge&amp;dreht um</translation>
    </message>
    <message>
        <source>Drag inside the square to move it, a corner to scale it, the knob to turn it (Shift: in steps). The wheel scales, the arrow keys nudge.</source>
        <translation>Im Quadrat ziehen verschiebt es, an einer Ecke ändert die Größe, am Knopf dreht (Umschalt: in Stufen). Das Mausrad ändert die Größe, die Pfeiltasten verschieben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>Wird gelesen...</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>%1 x %1 pixels of %2 x %3.</source>
        <translation>%1 x %1 Pixel von %2 x %3.</translation>
    </message>
    <message>
        <source>All of %1 x %2 pixels.</source>
        <translation>Alle %1 x %2 Pixel.</translation>
    </message>
    <message>
        <source>The model draws %1, so the picture is enlarged and will look soft.</source>
        <translation>Das Modell zeichnet %1; das Bild wird also vergrößert und wirkt weich.</translation>
    </message>
    <message>
        <source>The model draws %1.</source>
        <translation>Das Modell zeichnet %1.</translation>
    </message>
</context>
<context>
    <name>sg::CurvePlot</name>
    <message>
        <source>Picture maker (G)</source>
        <translation>Bildmacher (G)</translation>
    </message>
    <message>
        <source>Critic (D)</source>
        <translation>Kritiker (D)</translation>
    </message>
    <message>
        <source>R1 penalty</source>
        <translation>R1-Strafe</translation>
    </message>
    <message>
        <source>Path length</source>
        <translation>Pfadlänge</translation>
    </message>
    <message>
        <source>seconds of training</source>
        <translation>Sekunden des Trainings</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>minutes of training</source>
        <translation>Minuten des Trainings</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>hours of training</source>
        <translation>Stunden des Trainings</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Curves of the training</source>
        <translation>Kurven des Trainings</translation>
    </message>
    <message>
        <source>kimg (thousand pictures shown)</source>
        <translation>kimg (tausend gezeigte Bilder)</translation>
    </message>
    <message>
        <source>%1 kimg</source>
        <translation>%1 kimg</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>sg::CurvesMenu</name>
    <message>
        <source>&amp;Logarithmic scale</source>
        <translation>&amp;Logarithmische Achse</translation>
    </message>
    <message>
        <source>Shows small and large values side by side; values of zero or less are left out</source>
        <translation>Zeigt kleine und große Werte nebeneinander; Werte von null oder weniger fehlen dann</translation>
    </message>
    <message>
        <source>&amp;Ignore outliers</source>
        <translation>&amp;Ausreißer übergehen</translation>
    </message>
    <message>
        <source>Fits the height to the usual values, so that a few spikes do not flatten the rest</source>
        <translation>Passt die Höhe den üblichen Werten an, damit einzelne Spitzen den Rest nicht plattdrücken</translation>
    </message>
    <message>
        <source>Along the bottom: &amp;pictures shown (kimg)</source>
        <translation>Waagerecht: &amp;gezeigte Bilder (kimg)</translation>
    </message>
    <message>
        <source>How far the training is, in thousands of pictures it has seen</source>
        <translation>Wie weit das Training ist, in tausend gesehenen Bildern</translation>
    </message>
    <message>
        <source>Along the bottom: &amp;time</source>
        <translation>Waagerecht: &amp;Zeit</translation>
    </message>
    <message>
        <source>How long the training has worked, without its pauses</source>
        <translation>Wie lange das Training gearbeitet hat, ohne Pausen</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>Alles &amp;zeigen</translation>
    </message>
    <message>
        <source>Undoes zooming, as a double click on the curves does</source>
        <translation>Hebt das Vergrößern auf, wie ein Doppelklick auf die Kurven</translation>
    </message>
    <message>
        <source>Save &amp;numbers (CSV)...</source>
        <translation>&amp;Zahlen sichern (CSV)...</translation>
    </message>
    <message>
        <source>Every number of every step, for a spreadsheet</source>
        <translation>Jede Zahl jedes Schritts, für eine Tabelle</translation>
    </message>
    <message>
        <source>Save pi&amp;cture (PNG)...</source>
        <translation>&amp;Bild sichern (PNG)...</translation>
    </message>
    <message>
        <source>The curves as you see them now, at twice the size</source>
        <translation>Die Kurven, wie sie zu sehen sind, doppelt so groß</translation>
    </message>
</context>
<context>
    <name>sg::CurvesView</name>
    <message>
        <source>Cannot write %1 (%2); choose another place or make room on the disk</source>
        <translation>%1 kann nicht geschrieben werden (%2); einen anderen Ort wählen oder Platz auf dem Datenträger schaffen</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>How much the bold lines are smoothed</source>
        <translation>Wie stark die kräftigen Linien geglättet sind</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Options of the curves</source>
        <translation>Optionen der Kurven</translation>
    </message>
    <message>
        <source>How the curves are shown, and saving them</source>
        <translation>Wie die Kurven gezeigt werden, und Sichern der Kurven</translation>
    </message>
</context>
<context>
    <name>sg::DiagnosticsDialog</name>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose sichern</translation>
    </message>
    <message>
        <source>A zip file with these texts helps whoever looks for a fault. It holds no pictures and no models, and nothing is sent anywhere. The log may name files; read it before you pass it on.</source>
        <translation>Eine Zip-Datei mit diesen Texten hilft bei der Suche nach einem Fehler. Sie enthält keine Bilder und keine Modelle, und nichts wird irgendwohin geschickt. Das Protokoll kann Dateien nennen; vor dem Weitergeben bitte lesen.</translation>
    </message>
    <message>
        <source>Texts in the file</source>
        <translation>Texte in der Datei</translation>
    </message>
    <message>
        <source>The chosen text</source>
        <translation>Der gewählte Text</translation>
    </message>
    <message>
        <source>&amp;Save...</source>
        <translation>&amp;Sichern...</translation>
    </message>
</context>
<context>
    <name>sg::DialogPrompts</name>
    <message>
        <source>Export pictures into a folder</source>
        <translation>Bilder in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Shape of the pictures</source>
        <translation>Form der Bilder</translation>
    </message>
    <message>
        <source>The style pictures were squeezed into squares. Shall the exported pictures get their shape again?</source>
        <translation>Die Stilbilder wurden zu Quadraten gestaucht. Sollen die exportierten Bilder ihre Form wieder bekommen?</translation>
    </message>
    <message>
        <source>They become %1 times as wide as high. The model draws squares either way.</source>
        <translation>Sie werden %1-mal so breit wie hoch. Das Modell zeichnet so oder so Quadrate.</translation>
    </message>
    <message>
        <source>As the style pictures</source>
        <translation>Wie die Stilbilder</translation>
    </message>
    <message>
        <source>Leave them square</source>
        <translation>Quadratisch lassen</translation>
    </message>
    <message>
        <source>Unsaved training</source>
        <translation>Ungesichertes Training</translation>
    </message>
    <message>
        <source>What the model has learned is lost unless you save it.</source>
        <translation>Was das Modell gelernt hat, geht verloren, wenn es nicht gesichert wird.</translation>
    </message>
    <message>
        <source>Runs in the queue</source>
        <translation>Läufe in der Warteschlange</translation>
    </message>
    <message>
        <source>What the model has learned is lost unless you export it first.</source>
        <translation>Was das Modell gelernt hat, geht verloren, wenn es nicht vorher exportiert wird.</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>Ohne Sichern weitermachen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The new branch begins at %1 kimg. The present one stays as it is.</source>
        <translation>Der neue Zweig beginnt bei %1 kimg. Der jetzige bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>The training that runs now is stopped and kept first.</source>
        <translation>Das laufende Training wird vorher angehalten und behalten.</translation>
    </message>
    <message>
        <source>New branch</source>
        <translation>Neuer Zweig</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>Sein Name:</translation>
    </message>
    <message>
        <source>Please choose a name of letters, digits, - and _:</source>
        <translation>Bitte einen Namen aus Buchstaben ohne Umlaute, Ziffern, - und _ wählen:</translation>
    </message>
    <message>
        <source>A branch of that name is there already. Another name:</source>
        <translation>Einen Zweig dieses Namens gibt es schon. Ein anderer Name:</translation>
    </message>
    <message>
        <source>The training that runs now can be kept in its run folder, and be taken up again later.</source>
        <translation>Das laufende Training kann in seinem Laufordner behalten und später fortgesetzt werden.</translation>
    </message>
    <message>
        <source>A training runs</source>
        <translation>Ein Training läuft</translation>
    </message>
    <message>
        <source>Stop, keep and quit</source>
        <translation>Anhalten, behalten und beenden</translation>
    </message>
    <message>
        <source>Save a model and quit</source>
        <translation>Modell sichern und beenden</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Beenden ohne zu sichern</translation>
    </message>
    <message>
        <source>The training that runs now is stopped and kept in its run folder, and can be taken up again later.</source>
        <translation>Das laufende Training wird angehalten, in seinem Laufordner behalten und kann später fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>The project is not saved</source>
        <translation>Das Projekt ist nicht gesichert</translation>
    </message>
    <message>
        <source>The last changes are lost unless you save them elsewhere.</source>
        <translation>Die letzten Änderungen gehen verloren, wenn sie nicht an anderer Stelle gesichert werden.</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Sichern unter...</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>Dateien ersetzen?</translation>
    </message>
    <message>
        <source>Files of the same names are replaced, all others stay.</source>
        <translation>Dateien gleichen Namens werden ersetzt, alle anderen bleiben.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>E&amp;rsetzen</translation>
    </message>
    <message>
        <source>Pictures of the run</source>
        <translation>Bilder des Laufs</translation>
    </message>
    <message>
        <source>This run learns from pictures of its own (%1). Shall it learn from those in the style panel instead?</source>
        <translation>Dieser Lauf lernt aus eigenen Bildern (%1). Soll er stattdessen aus denen im Feld Stilbilder lernen?</translation>
    </message>
    <message>
        <source>Stepping the training back brings its own back.</source>
        <translation>Ein Schritt zurück im Training bringt die eigenen wieder.</translation>
    </message>
    <message>
        <source>Learn from those in the panel</source>
        <translation>Aus denen im Feld lernen</translation>
    </message>
    <message>
        <source>Keep its own</source>
        <translation>Bei den eigenen bleiben</translation>
    </message>
</context>
<context>
    <name>sg::DockTitle</name>
    <message>
        <source>Float, or put back</source>
        <translation>Ablösen oder wieder andocken</translation>
    </message>
    <message>
        <source>Close; the View menu has it</source>
        <translation>Schließen; im Menü Ansicht ist es wieder zu finden</translation>
    </message>
</context>
<context>
    <name>sg::DriftStrip</name>
    <message>
        <source>Drift of %1</source>
        <translation>Drift von %1</translation>
    </message>
    <message>
        <source>How far %1 has moved from the source is measured while a training runs.</source>
        <translation>Wie weit sich %1 vom Ausgang entfernt hat, wird während eines Trainings gemessen.</translation>
    </message>
    <message>
        <source>%1.
The bar&apos;s marks are at 1 % and 10 %, its top is 100 %.</source>
        <translation>%1.
Die Marken des Balkens stehen bei 1 % und 10 %, oben ist 100 %.</translation>
    </message>
</context>
<context>
    <name>sg::DropSorter</name>
    <message>
        <source>Drop to open the project %1</source>
        <translation>Loslassen öffnet das Projekt %1</translation>
    </message>
    <message>
        <source>Drop: a model is opened, pictures become the style</source>
        <translation>Loslassen: Ein Modell wird geöffnet, Bilder werden zum Stil</translation>
    </message>
    <message>
        <source>Drop to add to the style pictures</source>
        <translation>Loslassen fügt zu den Stilbildern hinzu</translation>
    </message>
    <message>
        <source>Drop to add %1 files to the style pictures</source>
        <translation>Loslassen fügt %1 Dateien zu den Stilbildern hinzu</translation>
    </message>
    <message>
        <source>Drop to open the model %1</source>
        <translation>Loslassen öffnet das Modell %1</translation>
    </message>
</context>
<context>
    <name>sg::EvaluateDialog</name>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy the tables</source>
        <translation>Tabellen kopieren</translation>
    </message>
    <message>
        <source>Save report...</source>
        <translation>Bericht sichern...</translation>
    </message>
    <message>
        <source>Save gallery...</source>
        <translation>Galerie sichern...</translation>
    </message>
    <message>
        <source>Folder of held-out pictures</source>
        <translation>Ordner mit zurückgehaltenen Bildern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All tables as text for a spreadsheet, separated by tabs</source>
        <translation>Alle Tabellen als Text für eine Tabellenkalkulation, durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>All numbers as JSON, as stylegraft-cli evaluate prints them</source>
        <translation>Alle Zahlen als JSON, wie stylegraft-cli evaluate sie ausgibt</translation>
    </message>
    <message>
        <source>The samples that are most like a picture, each beside it, as PNG</source>
        <translation>Die Stichproben, die einem Bild am ähnlichsten sind, jede neben ihm, als PNG</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Pictures drawn, of the seeds 0, 1, 2 and so on, at psi 1; more take longer and tell finer differences</source>
        <translation>Gezeichnete Bilder der Seeds 0, 1, 2 und so weiter, bei psi 1; mehr dauern länger und zeigen feinere Unterschiede</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>at psi 1, the seeds from 0 on</source>
        <translation>bei psi 1, die Seeds von 0 an</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Beurteilt</translation>
    </message>
    <message>
        <source>Tuned with</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Most like a picture</source>
        <translation>Einem Bild am ähnlichsten</translation>
    </message>
    <message>
        <source>%1 as it was opened</source>
        <translation>%1, wie geöffnet</translation>
    </message>
    <message>
        <source>%1, tuned for %2 kimg</source>
        <translation>%1, %2 kimg lang trainiert</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Zuerst ein Modell öffnen.</translation>
    </message>
    <message>
        <source>Add at least two style pictures first.</source>
        <translation>Zuerst mindestens zwei Stilbilder hinzufügen.</translation>
    </message>
    <message>
        <source>no model is open</source>
        <translation>kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>%1, beside the model as it was opened</source>
        <translation>%1, neben dem Modell, wie es geöffnet wurde</translation>
    </message>
    <message>
        <source>%1; nothing is tuned yet, so there is nothing to set beside it</source>
        <translation>%1; noch ist nichts trainiert, also auch nichts daneben zu stellen</translation>
    </message>
    <message>
        <source>%1 that the run brought along</source>
        <translation>%1, die der Lauf mitgebracht hat</translation>
    </message>
    <message>
        <source>%1 of the style panel</source>
        <translation>%1 aus den Stilbildern</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>%1: %2 samples, compared with %3 held-out pictures; %4 pictures to copy from.</source>
        <translation>%1: %2 Stichproben, verglichen mit %3 zurückgehaltenen Bildern; %4 Bilder zum Kopieren.</translation>
    </message>
    <message>
        <source>%1: %2 samples, compared with the %3 pictures they could be copied from.</source>
        <translation>%1: %2 Stichproben, verglichen mit den %3 Bildern, von denen sie kopiert sein könnten.</translation>
    </message>
    <message>
        <source>The tables are on the clipboard.</source>
        <translation>Die Tabellen liegen in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht sichern</translation>
    </message>
    <message>
        <source>Report (*.json)</source>
        <translation>Bericht (*.json)</translation>
    </message>
    <message>
        <source>Save the gallery</source>
        <translation>Galerie sichern</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gesichert</translation>
    </message>
    <message>
        <source>none: its own pictures stand in, which rewards copying</source>
        <translation>keine: Seine eigenen Bilder treten an ihre Stelle, was das Kopieren belohnt</translation>
    </message>
    <message>
        <source>A folder of pictures of the same kind that the model was not tuned with</source>
        <translation>Ein Ordner mit Bildern derselben Art, mit denen das Modell nicht trainiert wurde</translation>
    </message>
    <message>
        <source>Three questions: how near are the samples to the pictures, are they varied, are they copies? A training goes on meanwhile; one core is used.</source>
        <translation>Drei Fragen: Wie nah sind die Stichproben den Bildern, sind sie vielfältig, sind sie Kopien? Ein Training geht derweil weiter; genutzt wird ein Kern.</translation>
    </message>
</context>
<context>
    <name>sg::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Zuerst ein Modell öffnen.</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>Exporting...</source>
        <translation>Wird exportiert...</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>Exported %1 files to %2</source>
        <translation>%1 Dateien nach %2 exportiert</translation>
    </message>
    <message>
        <source>The export has not finished. Cancel it?</source>
        <translation>Der Export ist noch nicht fertig. Abbrechen?</translation>
    </message>
    <message>
        <source>Pictures of these names are in the folder already. Replace them?</source>
        <translation>In dem Ordner liegen schon Bilder mit diesen Namen. Sollen sie ersetzt werden?</translation>
    </message>
    <message>
        <source>The run that this was chosen for is there no more; choose again.</source>
        <translation>Der Lauf, für den das gewählt war, ist nicht mehr da; eine neue Wahl ist nötig.</translation>
    </message>
</context>
<context>
    <name>sg::Exporter</name>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>Exported %1 pictures</source>
        <translation>%1 Bilder exportiert</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gesichert</translation>
    </message>
</context>
<context>
    <name>sg::FaderChannel</name>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2
%3 values to learn
Down: frozen. Up: learns at full speed.
Double click: back to 1. With Shift all faders of the row move.
M: mute. S: solo.</source>
        <translation>%1: %2
%3 lernende Werte
Unten: eingefroren. Oben: lernt mit voller Kraft.
Doppelklick: zurück auf 1. Mit Umschalt bewegen sich alle Regler der Reihe.
M: stumm. S: solo.</translation>
    </message>
    <message>
        <source>Mute %1, %2</source>
        <translation>%1 stumm schalten, %2</translation>
    </message>
    <message>
        <source>Mute %1 (M): it is frozen, and its fader keeps its place.</source>
        <translation>%1 stumm schalten (M): Es ist eingefroren, und der Regler behält seinen Platz.</translation>
    </message>
    <message>
        <source>Solo %1, %2</source>
        <translation>%1 solo, %2</translation>
    </message>
    <message>
        <source>Solo %1 (S): of this network only what is soloed may change.</source>
        <translation>%1 solo (S): In diesem Netz darf sich nur ändern, was solo ist.</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Frozen while muted; the fader stands at %1</source>
        <translation>Eingefroren, weil stumm; der Regler steht auf %1</translation>
    </message>
    <message>
        <source>Frozen by the solo of %1; the fader stands at %2</source>
        <translation>Eingefroren durch das Solo von %1; der Regler steht auf %2</translation>
    </message>
</context>
<context>
    <name>sg::FilmPage</name>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Side in pixels</source>
        <translation>Seite in Pixeln</translation>
    </message>
    <message>
        <source>What the film shows</source>
        <translation>Was der Film zeigt</translation>
    </message>
    <message>
        <source>A walk from seed to seed, and back to the first</source>
        <translation>Eine Wanderung von Seed zu Seed und zurück zum ersten</translation>
    </message>
    <message>
        <source>All seeds side by side, each on a walk of its own</source>
        <translation>Alle Seeds nebeneinander, jeder auf eigener Wanderung</translation>
    </message>
    <message>
        <source>How the run went: a time-lapse of all seeds</source>
        <translation>Wie der Lauf verging: ein Zeitraffer aller Seeds</translation>
    </message>
    <message>
        <source>Kind of film</source>
        <translation>Art des Films</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>wie gezeichnet</translation>
    </message>
    <message>
        <source>Side of one picture. Larger ones are scaled by Lanczos.</source>
        <translation>Seite eines Bildes. Größere werden nach Lanczos vergrößert.</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>In the shape of the style pictures, %1 times as wide as high</source>
        <translation>In der Form der Stilbilder, %1-mal so breit wie hoch</translation>
    </message>
    <message>
        <source>%1 pictures.</source>
        <translation>%1 Bilder.</translation>
    </message>
    <message>
        <source> From the first saved state of the run to the last; the end stands still for a moment.</source>
        <translation> Vom ersten gesicherten Stand des Laufs bis zum letzten; das Ende steht einen Moment still.</translation>
    </message>
    <message>
        <source> It ends where it began, so that it can be looped.</source>
        <translation> Er endet, wo er begann, und kann in Schleife laufen.</translation>
    </message>
    <message>
        <source> A time-lapse needs a run that is kept in a folder.</source>
        <translation> Ein Zeitraffer braucht einen Lauf, der in einem Ordner aufbewahrt ist.</translation>
    </message>
    <message>
        <source>Give the film a name that ends in .mp4, .webm or .gif.</source>
        <translation>Der Name des Films muss auf .mp4, .webm oder .gif enden.</translation>
    </message>
</context>
<context>
    <name>sg::FilmStrip</name>
    <message>
        <source>Filmstrip of the run</source>
        <translation>Filmstreifen des Laufs</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>What the training has come to by now</source>
        <translation>Wozu das Training bis jetzt gekommen ist</translation>
    </message>
</context>
<context>
    <name>sg::FoldedForm</name>
    <message>
        <source>Advanced</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Settings that most runs leave alone</source>
        <translation>Einstellungen, die selten geändert werden</translation>
    </message>
</context>
<context>
    <name>sg::FormatTable</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Further tuning</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Licence, history</source>
        <translation>Lizenz, Herkunft</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Lesbar für</translation>
    </message>
    <message>
        <source>The averaged generator, whose pictures you see</source>
        <translation>Der gemittelte Generator, dessen Bilder zu sehen sind</translation>
    </message>
    <message>
        <source>The raw generator and the critic, which further tuning needs</source>
        <translation>Der rohe Generator und der Kritiker, die weiteres Training braucht</translation>
    </message>
    <message>
        <source>How strongly the critic&apos;s pictures were varied</source>
        <translation>Wie stark die Bilder des Kritikers verändert wurden</translation>
    </message>
    <message>
        <source>Licence, parent and training settings travel inside the file</source>
        <translation>Lizenz, Vorgänger und Einstellungen reisen in der Datei mit</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Style delta</source>
        <translation>Stil-Delta</translation>
    </message>
    <message>
        <source>the change</source>
        <translation>die Änderung</translation>
    </message>
    <message>
        <source>stylegraft-cli delta, on its parent</source>
        <translation>stylegraft-cli delta, auf dem Vorgänger</translation>
    </message>
    <message>
        <source>Only what changed: small, and of use with the model it comes from.</source>
        <translation>Nur, was sich geändert hat: klein, und nützlich mit dem Modell, von dem es kommt.</translation>
    </message>
    <message>
        <source>For use in other programs only: Stylegraft does not open it again. Save the model itself, too.</source>
        <translation>Nur für andere Programme: Stylegraft öffnet diese Datei nicht wieder. Das Modell selbst auch sichern.</translation>
    </message>
    <message>
        <source>Stylegraft opens it again and can tune it on.</source>
        <translation>Stylegraft öffnet diese Datei wieder und kann weiter trainieren.</translation>
    </message>
    <message>
        <source>Stylegraft opens it again to look at.</source>
        <translation>Stylegraft öffnet diese Datei wieder, zum Ansehen.</translation>
    </message>
</context>
<context>
    <name>sg::FreezeMixer</name>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Everything free</source>
        <translation>Alles frei</translation>
    </message>
    <message>
        <source>Keep pose and shape</source>
        <translation>Haltung und Form behalten</translation>
    </message>
    <message>
        <source>Only texture and colour</source>
        <translation>Nur Textur und Farbe</translation>
    </message>
    <message>
        <source>Freeze the critic&apos;s fine layers</source>
        <translation>Die feinen Schichten des Kritikers einfrieren</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>All faders up, mute and solo off: everything learns at full speed</source>
        <translation>Alle Regler nach oben, stumm und solo aus: Alles lernt mit voller Kraft</translation>
    </message>
    <message>
        <source>Why the faders stand there</source>
        <translation>Warum die Regler so stehen</translation>
    </message>
    <message>
        <source>The layers of a model appear here, one fader each.</source>
        <translation>Hier erscheinen die Schichten eines Modells, jede mit einem Regler.</translation>
    </message>
    <message>
        <source>Picture maker (generator)</source>
        <translation>Bildmacher (Generator)</translation>
    </message>
    <message>
        <source>Critic (discriminator)</source>
        <translation>Kritiker (Diskriminator)</translation>
    </message>
</context>
<context>
    <name>sg::GapCard</name>
    <message>
        <source>Will it work?</source>
        <translation>Wird es gelingen?</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Compares your pictures with what the model draws, before you train: which intent to take, and what to mend first</source>
        <translation>Vergleicht vor dem Training die eigenen Bilder mit dem, was das Modell zeichnet: welches Ziel passt, und was zuerst zu beheben ist</translation>
    </message>
    <message>
        <source>Comparing your pictures with what the model draws...</source>
        <translation>Die Bilder werden mit dem verglichen, was das Modell zeichnet...</translation>
    </message>
</context>
<context>
    <name>sg::GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Text of the page</source>
        <translation>Text der Seite</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>sg::HelpDesk</name>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics...</source>
        <translation>&amp;Diagnose sichern...</translation>
    </message>
    <message>
        <source>&amp;About Stylegraft</source>
        <translation>Ü&amp;ber Stylegraft</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose sichern</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip-Dateien (*.zip)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gesichert</translation>
    </message>
</context>
<context>
    <name>sg::HoldToFlip</name>
    <message>
        <source>Hold to see the source</source>
        <translation>Halten zeigt den Ausgang</translation>
    </message>
</context>
<context>
    <name>sg::KeyField</name>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Die neuen Tasten drücken</translation>
    </message>
</context>
<context>
    <name>sg::MainWindow</name>
    <message>
        <source>Where the model is trained</source>
        <translation>Worauf das Modell trainiert wird</translation>
    </message>
    <message>
        <source>What draws the preview</source>
        <translation>Was die Vorschau zeichnet</translation>
    </message>
    <message>
        <source>The numbers broke down at %1 kimg. The training is paused, and the state of %2 kimg is back. Lower the learning rate or raise the R1 weight, then resume.</source>
        <translation>Die Zahlen sind bei %1 kimg zusammengebrochen. Das Training pausiert, und der Stand von %2 kimg ist wieder da. Die Lernrate senken oder das R1-Gewicht erhöhen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gesichert</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 - Stylegraft</source>
        <translation>%1 - Stylegraft</translation>
    </message>
    <message>
        <source>Added to the queue.</source>
        <translation>In die Warteschlange gestellt.</translation>
    </message>
</context>
<context>
    <name>sg::MixerSection</name>
    <message>
        <source>Link</source>
        <translation>Koppeln</translation>
    </message>
    <message>
        <source>Link the faders: %1</source>
        <translation>Die Regler koppeln: %1</translation>
    </message>
    <message>
        <source>Moving one fader moves the others of this row by the same amount. Holding Shift does it once.</source>
        <translation>Wird ein Regler bewegt, bewegen sich die anderen dieser Reihe ebenso weit. Umschalt halten tut es einmal.</translation>
    </message>
    <message>
        <source>How many of this network&apos;s numbers are in layers that are not frozen. A method of training may change fewer of them.</source>
        <translation>Wie viele Zahlen dieses Netzes in Schichten liegen, die nicht eingefroren sind. Eine Trainingsmethode kann weniger davon ändern.</translation>
    </message>
</context>
<context>
    <name>sg::ModelBadge</name>
    <message>
        <source>What was found in the model file; click for details</source>
        <translation>Was in der Modelldatei gefunden wurde; Klick zeigt mehr</translation>
    </message>
    <message>
        <source>%1   %2, %3 x %3 pixels</source>
        <translation>%1   %2, %3 x %3 Pixel</translation>
    </message>
    <message>
        <source>non-commercial use only</source>
        <translation>nur nicht kommerzielle Nutzung</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>, %1 unknown names left inert</source>
        <translation>, %1 unbekannte Namen nicht ausgeführt</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;p&gt;%2.&lt;/p&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;p&gt;%2.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Stylegraft reads numbers and names from a model file and never runs anything in it, whatever the file asks for.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Stylegraft liest aus einer Modelldatei Zahlen und Namen und führt nie etwas daraus aus, was die Datei auch verlangt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Names it asked for that were not needed and not touched:&lt;/p&gt;&lt;ul&gt;</source>
        <translation>&lt;p&gt;Namen, die sie verlangte, die nicht nötig waren und nicht angerührt wurden:&lt;/p&gt;&lt;ul&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Licence found in the file: %1&lt;/p&gt;</source>
        <translation>&lt;p&gt;Lizenz, in der Datei gefunden: %1&lt;/p&gt;</translation>
    </message>
    <message>
        <source>What is in this file</source>
        <translation>Was in dieser Datei ist</translation>
    </message>
</context>
<context>
    <name>sg::ModelControl</name>
    <message>
        <source>Another model was opened. The queue waits.</source>
        <translation>Ein anderes Modell wurde geöffnet. Die Warteschlange wartet.</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>%1 wird geöffnet...</translation>
    </message>
    <message>
        <source>A training was started meanwhile; stop it to open another model.</source>
        <translation>Inzwischen wurde ein Training gestartet; anhalten, um ein anderes Modell zu öffnen.</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>%1 ist geöffnet</translation>
    </message>
    <message>
        <source>A training runs already; stop it to resume another run.</source>
        <translation>Es läuft schon ein Training; anhalten, um einen anderen Lauf fortzusetzen.</translation>
    </message>
    <message>
        <source>Opening the run %1...</source>
        <translation>Der Lauf %1 wird geöffnet...</translation>
    </message>
    <message>
        <source>A training was started meanwhile; stop it to resume another run.</source>
        <translation>Inzwischen wurde ein Training gestartet; anhalten, um einen anderen Lauf fortzusetzen.</translation>
    </message>
    <message>
        <source>Settings and faders are those of the run again.</source>
        <translation>Einstellungen und Regler sind wieder die des Laufs.</translation>
    </message>
    <message>
        <source>Resumed at %1 kimg. %2</source>
        <translation>Fortgesetzt bei %1 kimg. %2</translation>
    </message>
</context>
<context>
    <name>sg::ModelPage</name>
    <message>
        <source>Write a passport beside it: one page for people</source>
        <translation>Einen Ausweis dazulegen: eine Seite für Menschen</translation>
    </message>
    <message>
        <source>with small copies of the style pictures</source>
        <translation>mit kleinen Kopien der Stilbilder</translation>
    </message>
    <message>
        <source>It was trained on my own work</source>
        <translation>Es wurde mit eigenen Werken trainiert</translation>
    </message>
    <message>
        <source>An HTML file that says what the model comes from: its parent and licence, the hashes of the pictures, the settings, and what changed on the way.</source>
        <translation>Eine HTML-Datei, die sagt, woher das Modell kommt: Vorgänger und Lizenz, die Prüfsummen der Bilder, die Einstellungen und was sich unterwegs änderte.</translation>
    </message>
    <message>
        <source>Your word; the passport repeats it.</source>
        <translation>Eine Zusicherung; der Ausweis gibt sie wieder.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Give the file a name first.</source>
        <translation>Zuerst der Datei einen Namen geben.</translation>
    </message>
</context>
<context>
    <name>sg::ModelWords</name>
    <message>
        <source>No programs found</source>
        <translation>Keine Programme gefunden</translation>
    </message>
    <message>
        <source>1 program found, none run</source>
        <translation>1 Programm gefunden, keines ausgeführt</translation>
    </message>
    <message>
        <source>%1 programs found, none run</source>
        <translation>%1 Programme gefunden, keines ausgeführt</translation>
    </message>
    <message>
        <source>The model this was made from is for non-commercial use (%1). So is what is made from it.</source>
        <translation>Das Modell, aus dem dieses entstand, ist nur für nicht kommerzielle Nutzung (%1). Das gilt auch für alles, was daraus entsteht.</translation>
    </message>
</context>
<context>
    <name>sg::NearestGallery</name>
    <message>
        <source>Samples that are most like a picture</source>
        <translation>Stichproben, die einem Bild am ähnlichsten sind</translation>
    </message>
    <message>
        <source>Seed %1, %2 apart, mirrored</source>
        <translation>Seed %1, Abstand %2, gespiegelt</translation>
    </message>
    <message>
        <source>Seed %1, %2 apart</source>
        <translation>Seed %1, Abstand %2</translation>
    </message>
    <message>
        <source>Left the sample of seed %1, right %2, mirrored; DPIPS between them: %3</source>
        <translation>Links die Stichprobe von Seed %1, rechts %2, gespiegelt; DPIPS dazwischen: %3</translation>
    </message>
    <message>
        <source>Left the sample of seed %1, right %2; DPIPS between them: %3</source>
        <translation>Links die Stichprobe von Seed %1, rechts %2; DPIPS dazwischen: %3</translation>
    </message>
</context>
<context>
    <name>sg::PackButton</name>
    <message>
        <source>Add the pack %1 to the style pictures</source>
        <translation>Das Paket %1 zu den Stilbildern hinzufügen</translation>
    </message>
</context>
<context>
    <name>sg::PaintHistory</name>
    <message>
        <source>clearing the mask</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <source>inverting the mask</source>
        <translation>Maske umkehren</translation>
    </message>
    <message>
        <source>a stroke of the brush</source>
        <translation>Pinselstrich</translation>
    </message>
</context>
<context>
    <name>sg::PathRow</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Browse...</source>
        <translation>Durchsuchen...</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>Exportieren als</translation>
    </message>
</context>
<context>
    <name>sg::PicturePage</name>
    <message>
        <source>Also one picture of all, side by side</source>
        <translation>Dazu ein Bild von allen, nebeneinander</translation>
    </message>
    <message>
        <source>Strip the recipe</source>
        <translation>Rezept weglassen</translation>
    </message>
    <message>
        <source>Kind of picture files</source>
        <translation>Art der Bilddateien</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Side in pixels</source>
        <translation>Seite in Pixeln</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>wie gezeichnet</translation>
    </message>
    <message>
        <source>Side of the pictures. Larger ones are scaled by Lanczos; no detail is added.</source>
        <translation>Seite der Bilder. Größere werden nach Lanczos vergrößert; Einzelheiten kommen nicht hinzu.</translation>
    </message>
    <message>
        <source>Else each file says which model, seed and variety it was made with, and a PNG that is dropped on the window brings them back.</source>
        <translation>Sonst sagt jede Datei, mit welchem Modell, Seed und welcher Vielfalt sie entstand, und ein PNG, das auf das Fenster gezogen wird, stellt sie wieder her.</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>In the shape of the style pictures, %1 times as wide as high</source>
        <translation>In der Form der Stilbilder, %1-mal so breit wie hoch</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>Zuerst einen Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>sg::PinTools</name>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Erster Seed</translation>
    </message>
    <message>
        <source>The first of the neighbouring seeds that are watched. They never change by themselves; locked tiles keep theirs.</source>
        <translation>Der erste der aufeinander folgenden Seeds, die zu sehen sind. Sie wechseln nie von selbst; festgehaltene Kacheln behalten ihren.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Watch other seeds in all tiles that are not locked (R)</source>
        <translation>Andere Seeds in allen Kacheln ansehen, die nicht festgehalten sind (R)</translation>
    </message>
    <message>
        <source>Variety</source>
        <translation>Vielfalt</translation>
    </message>
    <message>
        <source>Truncation psi: 0 is the average picture, 1 the full variety of the model</source>
        <translation>Truncation psi: 0 ist das Durchschnittsbild, 1 die ganze Vielfalt des Modells</translation>
    </message>
    <message>
        <source>Truncation psi</source>
        <translation>Truncation psi</translation>
    </message>
    <message>
        <source>How many pictures the grid has</source>
        <translation>Wie viele Bilder das Raster hat</translation>
    </message>
    <message>
        <source>%1 x %1</source>
        <translation>%1 x %1</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Another seed here</source>
        <translation>Hier ein anderer Seed</translation>
    </message>
    <message>
        <source>Keep watching this seed</source>
        <translation>Diesen Seed festhalten</translation>
    </message>
</context>
<context>
    <name>sg::PreviewPanel</name>
    <message>
        <source>Single</source>
        <translation>Eins</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Drop a StyleGAN2 or StyleGAN3 model here (.pkl, .pt, .safetensors) to begin.

Nothing inside a model file is ever run.</source>
        <translation>Ein StyleGAN2- oder StyleGAN3-Modell (.pkl, .pt, .safetensors) hierher ziehen, um zu beginnen.

Nichts in einer Modelldatei wird je ausgeführt.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>The opened model</source>
        <translation>Das geöffnete Modell</translation>
    </message>
    <message>
        <source>Tuned</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What the training made of it</source>
        <translation>Was das Training daraus gemacht hat</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Left the source, right the tuned model; drag the line</source>
        <translation>Links der Ausgang, rechts das Ergebnis; die Linie lässt sich ziehen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>The same place of the source and of the tuned model</source>
        <translation>Dieselbe Stelle im Ausgang und im Ergebnis</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Paint where the tuned model shows through the source</source>
        <translation>Malt, wo das Ergebnis durch den Ausgang scheint</translation>
    </message>
    <message>
        <source>%1 (C changes the view)</source>
        <translation>%1 (C wechselt die Ansicht)</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Blende</translation>
    </message>
    <message>
        <source>Hold to see the source (F)</source>
        <translation>Halten zeigt den Ausgang (F)</translation>
    </message>
    <message>
        <source>One picture alone (double click one, or Enter). Left and right show the next, Escape all.</source>
        <translation>Ein Bild allein (Doppelklick darauf oder Eingabe). Links und rechts zeigen das nächste, Esc alle.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Show everything (Ctrl+0)</source>
        <translation>Alles zeigen (Strg+0)</translation>
    </message>
    <message>
        <source>One pixel of the picture is one pixel of the screen (Ctrl+1)</source>
        <translation>Ein Pixel des Bildes ist ein Pixel des Bildschirms (Strg+1)</translation>
    </message>
    <message>
        <source>Source | Tuned</source>
        <translation>Ausgang | Ergebnis</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>, %1</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
</context>
<context>
    <name>sg::PreviewRenderer</name>
    <message>
        <source>The graphics device was lost.</source>
        <translation>Die Grafikkarte ging verloren.</translation>
    </message>
</context>
<context>
    <name>sg::PreviewStage</name>
    <message>
        <source>No Vulkan device was found.</source>
        <translation>Kein Vulkan-Gerät gefunden.</translation>
    </message>
    <message>
        <source>%1 The preview is drawn by the processor instead.</source>
        <translation>%1 Die Vorschau wird stattdessen vom Prozessor gezeichnet.</translation>
    </message>
</context>
<context>
    <name>sg::PreviewWindow</name>
    <message>
        <source>No graphics device can draw the preview.</source>
        <translation>Keine Grafikkarte kann die Vorschau zeichnen.</translation>
    </message>
</context>
<context>
    <name>sg::ProblemDesk</name>
    <message>
        <source>Was it moved or renamed, or is a disk not plugged in?</source>
        <translation>Wurde sie verschoben oder umbenannt, oder ist ein Datenträger nicht angeschlossen?</translation>
    </message>
    <message>
        <source>The file may have been copied or downloaded only in part. Try to get it again.</source>
        <translation>Vielleicht wurde die Datei nur zum Teil kopiert oder heruntergeladen. Sie noch einmal holen.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the file; Stylegraft cannot use its kind. The guide lists what can be opened.</source>
        <translation>Der Datei fehlt nichts; Stylegraft kann diese Art nicht verwenden. Das Handbuch nennt, was sich öffnen lässt.</translation>
    </message>
    <message>
        <source>The file wants to run a program of its own. Stylegraft never does that, whoever sent it.</source>
        <translation>Die Datei will ein eigenes Programm ausführen. Stylegraft tut das nie, von wem sie auch kommt.</translation>
    </message>
    <message>
        <source>A smaller batch needs less memory. Closing other programs helps, too.</source>
        <translation>Ein kleinerer Batch braucht weniger Speicher. Auch andere Programme zu schließen hilft.</translation>
    </message>
    <message>
        <source>Is there room on the disk, and may this folder be written to?</source>
        <translation>Ist Platz auf dem Datenträger, und darf in diesen Ordner geschrieben werden?</translation>
    </message>
    <message>
        <source>Slower learning is steadier.</source>
        <translation>Langsameres Lernen ist ruhiger.</translation>
    </message>
    <message>
        <source>This is a fault of Stylegraft. A diagnostics file helps to find it.</source>
        <translation>Das ist ein Fehler von Stylegraft. Eine Diagnosedatei hilft, ihn zu finden.</translation>
    </message>
    <message>
        <source>&amp;Open another...</source>
        <translation>&amp;Andere Datei öffnen...</translation>
    </message>
    <message>
        <source>&amp;Halve the learning rate</source>
        <translation>&amp;Lernrate halbieren</translation>
    </message>
    <message>
        <source>&amp;Halve the batch</source>
        <translation>&amp;Batch halbieren</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics...</source>
        <translation>&amp;Diagnose sichern...</translation>
    </message>
    <message>
        <source>Keep &amp;runs elsewhere...</source>
        <translation>&amp;Läufe anderswo aufbewahren...</translation>
    </message>
    <message>
        <source>Save &amp;as...</source>
        <translation>Sichern &amp;unter...</translation>
    </message>
</context>
<context>
    <name>sg::ProblemDialog</name>
    <message>
        <source>&amp;Copy details</source>
        <translation>Einzelheiten &amp;kopieren</translation>
    </message>
    <message>
        <source>Stylegraft cannot do this</source>
        <translation>Stylegraft kann das nicht tun</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>sg::ProjectBar</name>
    <message>
        <source>Hide this line</source>
        <translation>Diese Zeile ausblenden</translation>
    </message>
</context>
<context>
    <name>sg::ProjectControl</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gesichert</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gesichert</translation>
    </message>
    <message>
        <source>Autosaved %1</source>
        <translation>Von selbst gesichert %1</translation>
    </message>
    <message>
        <source>Another project was opened. The queue waits.</source>
        <translation>Ein anderes Projekt wurde geöffnet. Die Warteschlange wartet.</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>%1 wird geöffnet...</translation>
    </message>
    <message>
        <source>A training was started meanwhile; stop it to open another project.</source>
        <translation>Inzwischen wurde ein Training gestartet; anhalten, um ein anderes Projekt zu öffnen.</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>%1 ist geöffnet</translation>
    </message>
    <message>
        <source>Locate...</source>
        <translation>Suchen...</translation>
    </message>
    <message>
        <source>The model %1 is no longer at %2.</source>
        <translation>Das Modell %1 liegt nicht mehr unter %2.</translation>
    </message>
    <message>
        <source>%1 is not the model that this project was made with: its content is another.</source>
        <translation>%1 ist nicht das Modell, mit dem dieses Projekt entstand: Der Inhalt ist ein anderer.</translation>
    </message>
    <message>
        <source>Open it anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message>
        <source>Locate the model</source>
        <translation>Modell suchen</translation>
    </message>
    <message>
        <source>Models (*.pkl *.pt *.safetensors);;All files (*)</source>
        <translation>Modelle (*.pkl *.pt *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>These pictures have changed since the project was saved: %1.</source>
        <translation>Diese Bilder haben sich seit dem Sichern des Projekts geändert: %1.</translation>
    </message>
    <message>
        <source>These pictures are no longer where they were: %1.</source>
        <translation>Diese Bilder sind nicht mehr, wo sie waren: %1.</translation>
    </message>
    <message>
        <source>Look in a folder...</source>
        <translation>In einem Ordner suchen...</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Folder of the pictures</source>
        <translation>Ordner der Bilder</translation>
    </message>
    <message>
        <source>The run of this project is no longer at %1.</source>
        <translation>Der Lauf dieses Projekts liegt nicht mehr unter %1.</translation>
    </message>
    <message>
        <source>The training of this project stands at its last state: %1.</source>
        <translation>Das Training dieses Projekts steht auf seinem letzten Stand: %1.</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Projekt sichern</translation>
    </message>
    <message>
        <source>Projects of Stylegraft (*%1)</source>
        <translation>Projekte von Stylegraft (*%1)</translation>
    </message>
    <message>
        <source>The training could not be kept, so this project stays open.</source>
        <translation>Das Training konnte nicht behalten werden; darum bleibt dieses Projekt offen.</translation>
    </message>
    <message>
        <source>%1 is open in another window of Stylegraft. This is a copy of it, without a name.</source>
        <translation>%1 ist in einem anderen Fenster von Stylegraft geöffnet. Dies ist eine Kopie davon, ohne Namen.</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Sichern unter...</translation>
    </message>
    <message>
        <source>%1 is open in another window of Stylegraft; choose another name.</source>
        <translation>%1 ist in einem anderen Fenster von Stylegraft geöffnet; ein anderer Name ist nötig.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Weggelassen: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>sg::ProjectMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>Ö&amp;ffnen...</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Projekt &amp;sichern</translation>
    </message>
    <message>
        <source>Save project &amp;as...</source>
        <translation>Projekt sichern &amp;unter...</translation>
    </message>
    <message>
        <source>Start pa&amp;ge</source>
        <translation>S&amp;tartseite</translation>
    </message>
    <message>
        <source>Open a project or a model</source>
        <translation>Ein Projekt oder ein Modell öffnen</translation>
    </message>
    <message>
        <source>Projects and models (*.stylegraft *.pkl *.pt *.safetensors);;All files (*)</source>
        <translation>Projekte und Modelle (*.stylegraft *.pkl *.pt *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Untitled, %1</source>
        <translation>Ohne Namen, %1</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>%1 is not there now</source>
        <translation>%1 ist gerade nicht da</translation>
    </message>
</context>
<context>
    <name>sg::ProjectStatus</name>
    <message>
        <source>Every change is written to %1</source>
        <translation>Jede Änderung wird in %1 geschrieben</translation>
    </message>
    <message>
        <source>Every change is kept by itself. File, Save gives the project a name and a place.</source>
        <translation>Jede Änderung wird von selbst aufbewahrt. Datei, Projekt sichern gibt dem Projekt einen Namen und einen Ort.</translation>
    </message>
</context>
<context>
    <name>sg::QueueHistory</name>
    <message>
        <source>adding a run to the queue</source>
        <translation>Lauf einreihen</translation>
    </message>
    <message>
        <source>taking a run out of the queue</source>
        <translation>Lauf aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>moving a run in the queue</source>
        <translation>Lauf in der Warteschlange verschieben</translation>
    </message>
</context>
<context>
    <name>sg::QueueView</name>
    <message>
        <source>%1, %2, %3 kimg</source>
        <translation>%1, %2, %3 kimg</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>Start the next</source>
        <translation>Nächsten starten</translation>
    </message>
    <message>
        <source>Runs that wait</source>
        <translation>Wartende Läufe</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Take out of the queue (Delete)</source>
        <translation>Aus der Warteschlange nehmen (Entf)</translation>
    </message>
    <message>
        <source>Starts the first run of the queue now</source>
        <translation>Startet jetzt den ersten Lauf der Warteschlange</translation>
    </message>
    <message>
        <source>The first starts by itself when the present run ends.</source>
        <translation>Der erste startet von selbst, wenn der jetzige Lauf endet.</translation>
    </message>
    <message>
        <source>Nothing runs yet. Each run is kept in a folder of its own.</source>
        <translation>Noch läuft nichts. Jeder Lauf wird in einem eigenen Ordner aufbewahrt.</translation>
    </message>
    <message>
        <source>No run waits. What is set up now can be added to the queue.</source>
        <translation>Kein Lauf wartet. Was jetzt eingestellt ist, lässt sich in die Warteschlange stellen.</translation>
    </message>
</context>
<context>
    <name>sg::ReportView</name>
    <message>
        <source>Variety and copies</source>
        <translation>Vielfalt und Kopien</translation>
    </message>
</context>
<context>
    <name>sg::RunControl</name>
    <message>
        <source>The run broke down and is paused. The queue waits for what you decide.</source>
        <translation>Der Lauf ist zusammengebrochen und pausiert. Die Warteschlange wartet auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>The first run could not be started. Take it out, or try again.</source>
        <translation>Der erste Lauf konnte nicht starten. Herausnehmen oder noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The run was stopped without saving. The queue waits.</source>
        <translation>Der Lauf wurde ohne zu sichern angehalten. Die Warteschlange wartet.</translation>
    </message>
    <message>
        <source>The last run failed. The queue waits.</source>
        <translation>Der letzte Lauf ist gescheitert. Die Warteschlange wartet.</translation>
    </message>
    <message>
        <source>The next run has begun.</source>
        <translation>Der nächste Lauf hat begonnen.</translation>
    </message>
    <message>
        <source>The next run has begun. The finished model: %1</source>
        <translation>Der nächste Lauf hat begonnen. Das fertige Modell: %1</translation>
    </message>
    <message>
        <source>The folder for new runs, %1, is not there; is its disk connected?</source>
        <translation>Der Ordner für neue Läufe, %1, ist nicht da; ist sein Datenträger angeschlossen?</translation>
    </message>
</context>
<context>
    <name>sg::RunDisplay</name>
    <message>
        <source>The states of this run take %1 MB on the disk</source>
        <translation>Die Stände dieses Laufs belegen %1 MB auf dem Datenträger</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>%1 kimg, %2</source>
        <translation>%1 kimg, %2</translation>
    </message>
    <message>
        <source>%1 kimg</source>
        <translation>%1 kimg</translation>
    </message>
    <message>
        <source>fader</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>broke down</source>
        <translation>zusammengebrochen</translation>
    </message>
    <message>
        <source>coach</source>
        <translation>Coach</translation>
    </message>
</context>
<context>
    <name>sg::RunNotice</name>
    <message>
        <source>The training has finished</source>
        <translation>Das Training ist fertig</translation>
    </message>
    <message>
        <source>Compare, export, or train on.</source>
        <translation>Vergleichen, exportieren oder weiter trainieren.</translation>
    </message>
    <message>
        <source>The next run of the queue begins.</source>
        <translation>Der nächste Lauf der Warteschlange beginnt.</translation>
    </message>
    <message>
        <source>The training stopped with an error</source>
        <translation>Das Training endete mit einem Fehler</translation>
    </message>
    <message>
        <source>The training broke down</source>
        <translation>Das Training ist zusammengebrochen</translation>
    </message>
    <message>
        <source>The numbers broke down at %1 kimg. The last good state is back, and the training waits for you.</source>
        <translation>Die Zahlen sind bei %1 kimg zusammengebrochen. Der letzte gute Stand ist wieder da, und das Training wartet.</translation>
    </message>
    <message>
        <source>The taste has ended</source>
        <translation>Die Kostprobe ist fertig</translation>
    </message>
    <message>
        <source>Choose the pictures you like best.</source>
        <translation>Was gefällt am besten?</translation>
    </message>
</context>
<context>
    <name>sg::RunSetup</name>
    <message>
        <source>Proposed by &quot;Will it work?&quot;.</source>
        <translation>Vorschlag von „Wird es gelingen?“.</translation>
    </message>
    <message>
        <source>Set by %1: %2</source>
        <translation>Gesetzt durch „%1“: %2</translation>
    </message>
    <message>
        <source>Set by the coach: %1</source>
        <translation>Gesetzt durch den Coach: %1</translation>
    </message>
    <message>
        <source>Drop a model to begin.</source>
        <translation>Ein Modell hierher ziehen, um zu beginnen.</translation>
    </message>
    <message>
        <source>This model has no discriminator, so it cannot be fine-tuned.</source>
        <translation>Dieses Modell hat keinen Diskriminator und kann nicht weiter trainiert werden.</translation>
    </message>
    <message>
        <source>Drop pictures into the style panel.</source>
        <translation>Bilder in das Feld Stilbilder ziehen.</translation>
    </message>
    <message>
        <source>The run keeps its pictures until others are added.</source>
        <translation>Der Lauf behält seine Bilder, bis andere hinzukommen.</translation>
    </message>
    <message>
        <source>The run learns from pictures of its own (%1), which are not shown here.</source>
        <translation>Der Lauf lernt aus eigenen Bildern (%1), die hier nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>The run learns from pictures of its own (%1), not from those shown here.</source>
        <translation>Der Lauf lernt aus eigenen Bildern (%1), nicht aus den hier gezeigten.</translation>
    </message>
</context>
<context>
    <name>sg::RunsPlace</name>
    <message>
        <source>Folder for new runs</source>
        <translation>Ordner für neue Läufe</translation>
    </message>
    <message>
        <source>Stylegraft may not write to %1; choose another folder.</source>
        <translation>Stylegraft darf nicht in %1 schreiben; ein anderer Ordner ist nötig.</translation>
    </message>
    <message>
        <source>New runs are kept in %1, where %2 are free.</source>
        <translation>Neue Läufe kommen nach %1, wo %2 frei sind.</translation>
    </message>
</context>
<context>
    <name>sg::SaveDesk</name>
    <message>
        <source>There is nothing to save yet.</source>
        <translation>Noch gibt es nichts zu sichern.</translation>
    </message>
    <message>
        <source>Save the composite</source>
        <translation>Montage sichern</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Save the numbers of the curves</source>
        <translation>Zahlen der Kurven sichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save a picture of the curves</source>
        <translation>Bild der Kurven sichern</translation>
    </message>
</context>
<context>
    <name>sg::SaveModelDialog</name>
    <message>
        <source>Save model as</source>
        <translation>Modell sichern unter</translation>
    </message>
    <message>
        <source>Browse...</source>
        <translation>Durchsuchen...</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>sg::SeedChoice</name>
    <message>
        <source>These:</source>
        <translation>Diese:</translation>
    </message>
    <message>
        <source>List of seeds</source>
        <translation>Liste von Seeds</translation>
    </message>
    <message>
        <source>for example 0-3,7</source>
        <translation>zum Beispiel 0-3,7</translation>
    </message>
    <message>
        <source>Truncation psi</source>
        <translation>Truncation psi</translation>
    </message>
    <message>
        <source>Truncation psi: 0 is the average picture, 1 the full variety of the model</source>
        <translation>Truncation psi: 0 ist das Durchschnittsbild, 1 die ganze Vielfalt des Modells</translation>
    </message>
    <message>
        <source>Variety</source>
        <translation>Vielfalt</translation>
    </message>
    <message>
        <source>The pinned seeds: %1%2</source>
        <translation>Die angehefteten Seeds: %1%2</translation>
    </message>
    <message>
        <source>, where their walk stopped</source>
        <translation>, wo ihre Wanderung anhielt</translation>
    </message>
</context>
<context>
    <name>sg::SettingRow</name>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Anmerkung zu %1</translation>
    </message>
    <message>
        <source>Safe here: up to %1.</source>
        <translation>Hier sicher: bis %1.</translation>
    </message>
    <message>
        <source>Safe here: from %1.</source>
        <translation>Hier sicher: ab %1.</translation>
    </message>
    <message>
        <source>%1 to %2%3</source>
        <translation>%1 bis %2%3</translation>
    </message>
    <message>
        <source>Possible: %1.</source>
        <translation>Möglich: %1.</translation>
    </message>
    <message>
        <source>, or 0</source>
        <translation>, oder 0</translation>
    </message>
    <message>
        <source>Safe here: %1 to %2%3%4. Possible: %5.</source>
        <translation>Hier sicher: %1 bis %2%3%4. Möglich: %5.</translation>
    </message>
</context>
<context>
    <name>sg::SettingSearch</name>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Type a word such as noise, memory or average (Ctrl+F). Escape shows everything again.</source>
        <translation>Ein Wort tippen, etwa Rauschen, Speicher oder Mittel (Strg+F). Esc zeigt wieder alles.</translation>
    </message>
    <message>
        <source>No setting speaks of &quot;%1&quot;. Try a word such as noise, memory or average.</source>
        <translation>Keine Einstellung handelt von „%1“. Ein Wort versuchen wie Rauschen, Speicher oder Mittel.</translation>
    </message>
</context>
<context>
    <name>sg::SettingsForm</name>
    <message>
        <source>Taste the intents...</source>
        <translation>Kostproben der Ziele...</translation>
    </message>
    <message>
        <source>and colour</source>
        <translation>und Farbe</translation>
    </message>
    <message>
        <source>and sharpness</source>
        <translation>und Schärfe</translation>
    </message>
    <message>
        <source>What is varied in the pictures before the critic sees them, so that it does not learn a few by heart. How often, the rows below say.</source>
        <translation>Was an den Bildern verändert wird, bevor der Kritiker sie sieht, damit er nicht einige wenige auswendig lernt. Wie oft, sagen die Zeilen darunter.</translation>
    </message>
    <message>
        <source>Augment</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>your own settings</source>
        <translation>eigene Einstellungen</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Makes a short run with each intent and shows the pictures side by side, to choose by looking</source>
        <translation>Macht einen kurzen Lauf mit jedem Ziel und zeigt die Bilder nebeneinander, zum Auswählen mit dem Auge</translation>
    </message>
    <message>
        <source>exact, 32 bit</source>
        <translation>genau, 32 Bit</translation>
    </message>
    <message>
        <source>fast, 16 bit</source>
        <translation>schnell, 16 Bit</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>How exactly the networks multiply while they learn. 16 bit is 1.7 times as fast on processors that have it and slow on others; no difference was seen in the pictures.</source>
        <translation>Wie genau die Netze beim Lernen multiplizieren. 16 Bit ist 1.7-mal so schnell auf Prozessoren, die es beherrschen, und langsam auf anderen; an den Bildern war kein Unterschied zu sehen.</translation>
    </message>
</context>
<context>
    <name>sg::SetupHistory</name>
    <message>
        <source>changing settings</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>changing %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>moving the fader %1</source>
        <translation>Regler %1 bewegen</translation>
    </message>
    <message>
        <source>mute or solo</source>
        <translation>stumm oder solo</translation>
    </message>
    <message>
        <source>moving faders</source>
        <translation>Regler bewegen</translation>
    </message>
    <message>
        <source>changing seeds</source>
        <translation>Seeds ändern</translation>
    </message>
    <message>
        <source>changing the variety</source>
        <translation>Vielfalt ändern</translation>
    </message>
    <message>
        <source>changing the grid</source>
        <translation>Raster ändern</translation>
    </message>
    <message>
        <source>the walk</source>
        <translation>die Wanderung</translation>
    </message>
    <message>
        <source>locking a seed</source>
        <translation>Seed festhalten</translation>
    </message>
    <message>
        <source>choosing an intent</source>
        <translation>Ziel wählen</translation>
    </message>
    <message>
        <source>changing the blend</source>
        <translation>Mischung ändern</translation>
    </message>
</context>
<context>
    <name>sg::ShortcutBook</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>sg::ShortcutDialog</name>
    <message>
        <source>&amp;Take it over</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>&amp;Change...</source>
        <translation>&amp;Ändern...</translation>
    </message>
    <message>
        <source>&amp;No keys</source>
        <translation>&amp;Keine Tasten</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find by word or key</source>
        <translation>Nach Wort oder Taste suchen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Choose a line, then press Enter to give it other keys.</source>
        <translation>Eine Zeile wählen, dann gibt Eingabe ihr andere Tasten.</translation>
    </message>
    <message>
        <source>These keys belong to this place and stay as they are.</source>
        <translation>Diese Tasten gehören zu diesem Ort und bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Changed. Usually: %1</source>
        <translation>Geändert. Üblich: %1</translation>
    </message>
    <message>
        <source>Press Enter to give it other keys.</source>
        <translation>Eingabe gibt andere Tasten.</translation>
    </message>
    <message>
        <source>%1: press the new keys; Escape leaves it as it is.</source>
        <translation>%1: die neuen Tasten drücken; Esc lässt alles, wie es ist.</translation>
    </message>
    <message>
        <source>%1 belongs to &quot;%2&quot; (%3). Take it over, or press other keys.</source>
        <translation>%1 gehört zu „%2“ (%3). Übernehmen, oder andere Tasten drücken.</translation>
    </message>
    <message>
        <source>%1 keeps its own meaning there: %2.</source>
        <translation>%1 behält dort seine eigene Bedeutung: %2.</translation>
    </message>
</context>
<context>
    <name>sg::SoftwareSurface</name>
    <message>
        <source>Software drawing</source>
        <translation>Zeichnen durch den Prozessor</translation>
    </message>
</context>
<context>
    <name>sg::StartControl</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Project, %1</source>
        <translation>Projekt, %1</translation>
    </message>
    <message>
        <source>Model in %1</source>
        <translation>Modell in %1</translation>
    </message>
    <message>
        <source>Stylegraft did not end properly the last time; the project was kept.</source>
        <translation>Stylegraft wurde beim letzten Mal nicht ordentlich beendet; das Projekt ist aufbewahrt.</translation>
    </message>
    <message>
        <source>Show it...</source>
        <translation>Zeigen...</translation>
    </message>
    <message>
        <source>Project, not there now</source>
        <translation>Projekt, gerade nicht da</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Model, not there now</source>
        <translation>Modell, gerade nicht da</translation>
    </message>
</context>
<context>
    <name>sg::StartPage</name>
    <message>
        <source>Finer pictures. Training takes about twice as long as with the small one.</source>
        <translation>Feinere Bilder. Das Training dauert etwa doppelt so lange wie mit dem kleinen.</translation>
    </message>
    <message>
        <source>With %1 pixels</source>
        <translation>Mit %1 Pixeln</translation>
    </message>
    <message>
        <source>Teach a model the style of your pictures.</source>
        <translation>Einem Modell den Stil eigener Bilder beibringen.</translation>
    </message>
    <message>
        <source>Back to the project</source>
        <translation>Zurück zum Projekt</translation>
    </message>
    <message>
        <source>Escape does the same</source>
        <translation>Esc tut dasselbe</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Packs of pictures to learn from</source>
        <translation>Bilderpakete zum Lernen</translation>
    </message>
    <message>
        <source>Open a model or project...</source>
        <translation>Modell oder Projekt öffnen...</translation>
    </message>
    <message>
        <source>Add pictures...</source>
        <translation>Bilder hinzufügen...</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>What you open is listed here. Every change is kept by itself.</source>
        <translation>Was geöffnet wird, steht dann hier. Jede Änderung wird von selbst aufbewahrt.</translation>
    </message>
    <message>
        <source>The studio did not end properly. The project %1 is as it was at %2.</source>
        <translation>Das Programm wurde nicht richtig beendet. Das Projekt %1 ist, wie es um %2 war.</translation>
    </message>
    <message>
        <source>Recover %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>The project stays in the list of what was opened last</source>
        <translation>Das Projekt bleibt in der Liste des zuletzt Geöffneten</translation>
    </message>
    <message>
        <source>Drop a model or pictures here</source>
        <translation>Ein Modell oder Bilder hierher ziehen</translation>
    </message>
</context>
<context>
    <name>sg::StyleEdits</name>
    <message>
        <source>adding %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>The pictures left would all have weight 0: give one of them a weight above 0 first.</source>
        <translation>Alle übrigen Bilder hätten das Gewicht 0: zuerst einem davon ein Gewicht über 0 geben.</translation>
    </message>
    <message>
        <source>removing %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>moving %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>At least one picture must be shown: give another one a weight above 0 first.</source>
        <translation>Mindestens ein Bild muss gezeigt werden: zuerst einem anderen ein Gewicht über 0 geben.</translation>
    </message>
    <message>
        <source>changing weights</source>
        <translation>Gewichte ändern</translation>
    </message>
    <message>
        <source>cropping %1</source>
        <translation>%1 zuschneiden</translation>
    </message>
</context>
<context>
    <name>sg::StylePanel</name>
    <message>
        <source>mirroring</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Paste pictures</source>
        <translation>Bilder einfügen</translation>
    </message>
    <message>
        <source>Mirror pictures</source>
        <translation>Bilder spiegeln</translation>
    </message>
    <message>
        <source>Add...</source>
        <translation>Laden...</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Crop...</source>
        <translation>Schnitt...</translation>
    </message>
    <message>
        <source>Critic&apos;s view...</source>
        <translation>Blick des Kritikers...</translation>
    </message>
    <message>
        <source>Style pictures</source>
        <translation>Stilbilder</translation>
    </message>
    <message>
        <source>Shows each picture mirrored half of the time. Leave it off for text and one-sided drawings.</source>
        <translation>Zeigt jedes Bild die halbe Zeit gespiegelt. Aus lassen bei Schrift und einseitigen Zeichnungen.</translation>
    </message>
    <message>
        <source>Choose which part of the selected picture is learned from; double-click does the same</source>
        <translation>Wählt, aus welchem Teil des gewählten Bildes gelernt wird; ein Doppelklick tut dasselbe</translation>
    </message>
    <message>
        <source>Pictures as the critic sees them: cropped and augmented</source>
        <translation>Bilder, wie der Kritiker sie sieht: zugeschnitten und augmentiert</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>Wird gelesen...</translation>
    </message>
    <message>
        <source>Pictures cannot be added while a training is prepared or ends; try again in a moment.</source>
        <translation>Während ein Training vorbereitet wird oder endet, können keine Bilder dazukommen; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard, and no file of this computer.</source>
        <translation>In der Zwischenablage ist kein Bild und keine Datei dieses Rechners.</translation>
    </message>
    <message>
        <source>The pasted picture cannot be saved in %1; is the disk full?</source>
        <translation>Das eingefügte Bild kann nicht in %1 gesichert werden; ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>Open a model and add pictures first.</source>
        <translation>Zuerst ein Modell öffnen und Bilder hinzufügen.</translation>
    </message>
    <message>
        <source>Removed %1. &lt;a href=&apos;undo&apos;&gt;Undo&lt;/a&gt;</source>
        <translation>%1 entfernt. &lt;a href=&apos;undo&apos;&gt;Rückgängig&lt;/a&gt;</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>What the critic sees...</source>
        <translation>Was der Kritiker sieht...</translation>
    </message>
    <message>
        <source>Pictures cannot be cropped while a training is prepared or ends; try again in a moment.</source>
        <translation>Während ein Training vorbereitet wird oder endet, können Bilder nicht zugeschnitten werden; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Some of the pictures are gone meanwhile; those were not cropped.</source>
        <translation>Einige der Bilder sind inzwischen fort; sie wurden nicht zugeschnitten.</translation>
    </message>
</context>
<context>
    <name>sg::Taste</name>
    <message>
        <source>The numbers broke down. Lower the learning rate or raise the R1 weight.</source>
        <translation>Die Zahlen sind zusammengebrochen. Die Lernrate senken oder das R1-Gewicht erhöhen.</translation>
    </message>
</context>
<context>
    <name>sg::TasteCard</name>
    <message>
        <source>Waits.</source>
        <translation>Wartet.</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>Wird vorbereitet...</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Drawing the pictures...</source>
        <translation>Die Bilder werden gezeichnet...</translation>
    </message>
    <message numerus="yes">
        <source>After %n steps</source>
        <translation>
            <numerusform>Nach %n Schritt</numerusform>
            <numerusform>Nach %n Schritten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled after %n steps</source>
        <translation>
            <numerusform>Abgebrochen nach %n Schritt</numerusform>
            <numerusform>Abgebrochen nach %n Schritten</numerusform>
        </translation>
    </message>
    <message>
        <source>Not tasted.</source>
        <translation>Nicht gekostet.</translation>
    </message>
    <message>
        <source>Pictures of %1</source>
        <translation>Bilder von %1</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>Takes over its settings and faders; the training then starts from the model as it was opened</source>
        <translation>Übernimmt Einstellungen und Regler; das Training beginnt dann mit dem Modell, wie es geöffnet wurde</translation>
    </message>
</context>
<context>
    <name>sg::TasteControl</name>
    <message>
        <source>Chosen: %1. Start trains with it from the beginning.</source>
        <translation>Gewählt: %1. Start trainiert damit von Anfang an.</translation>
    </message>
    <message>
        <source>A taste goes on. A run can start when it has ended or is cancelled.</source>
        <translation>Eine Kostprobe läuft. Ein Lauf kann starten, wenn sie zu Ende oder abgebrochen ist.</translation>
    </message>
    <message>
        <source>The taste ends after the step in progress.</source>
        <translation>Die Kostprobe endet nach dem laufenden Schritt.</translation>
    </message>
    <message>
        <source>A taste goes on, run %1 of %2. Start waits until it has ended or is cancelled.</source>
        <translation>Eine Kostprobe läuft, Lauf %1 von %2. Start wartet, bis sie zu Ende oder abgebrochen ist.</translation>
    </message>
    <message>
        <source>A training goes on. Stop it to taste or to choose.</source>
        <translation>Ein Training läuft. Zum Kosten oder Wählen anhalten.</translation>
    </message>
</context>
<context>
    <name>sg::TasteDialog</name>
    <message>
        <source>Cancel the taste</source>
        <translation>Kostprobe abbrechen</translation>
    </message>
    <message>
        <source>Your pictures</source>
        <translation>Die Bilder</translation>
    </message>
    <message>
        <source>What the model is to learn from.</source>
        <translation>Woraus das Modell lernen soll.</translation>
    </message>
    <message>
        <source>The model now</source>
        <translation>Das Modell jetzt</translation>
    </message>
    <message>
        <source>The same seeds, before any training.</source>
        <translation>Dieselben Seeds, vor jedem Training.</translation>
    </message>
    <message>
        <source>Taste the intents</source>
        <translation>Kostproben der Ziele</translation>
    </message>
    <message>
        <source>A few short runs, one after the other, from the model as you opened it and with your pictures. They show which way each leads, not how far. Choose the one you like: its settings and faders are taken over, and the training starts from the beginning.</source>
        <translation>Einige kurze Läufe nacheinander, vom geöffneten Modell aus und mit den eigenen Bildern. Sie zeigen, wohin jeder führt, nicht wie weit. Den besten wählen: Seine Einstellungen und Regler werden übernommen, und das Training beginnt von vorn.</translation>
    </message>
    <message>
        <source>Steps a run</source>
        <translation>Schritte je Lauf</translation>
    </message>
    <message>
        <source>How long each run is; more steps show more and take longer</source>
        <translation>Wie lang jeder Lauf ist; mehr Schritte zeigen mehr und dauern länger</translation>
    </message>
    <message>
        <source>Ends after the step in progress; what is done stays</source>
        <translation>Endet nach dem laufenden Schritt; was fertig ist, bleibt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Taste again</source>
        <translation>Noch einmal kosten</translation>
    </message>
    <message>
        <source>Taste</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Finishing the step in progress...</source>
        <translation>Der laufende Schritt wird beendet...</translation>
    </message>
    <message>
        <source>Run %1 of %2, %3</source>
        <translation>Lauf %1 von %2, %3</translation>
    </message>
</context>
<context>
    <name>sg::TileCarrier</name>
    <message>
        <source>The picture cannot be taken out: %1 cannot be written.</source>
        <translation>Das Bild kann nicht herausgezogen werden: %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 was made with another model, %2 (%3). It was added to the style pictures; open that model and drop it again to see its seed.</source>
        <translation>%1 entstand mit einem anderen Modell, %2 (%3). Es wurde zu den Stilbildern hinzugefügt; jenes Modell öffnen und das Bild noch einmal hereinziehen, um seinen Seed zu sehen.</translation>
    </message>
    <message>
        <source>Seed %1 and variety %2 are as in %3.</source>
        <translation>Seed %1 und Vielfalt %2 sind wie in %3.</translation>
    </message>
    <message>
        <source>%1 seeds and variety %2 are as in %3.</source>
        <translation>%1 Seeds und Vielfalt %2 sind wie in %3.</translation>
    </message>
    <message>
        <source> The picture was made after %1 kimg of training.</source>
        <translation> Das Bild entstand nach %1 kimg Training.</translation>
    </message>
    <message>
        <source> Only the first %1 of them are shown.</source>
        <translation> Nur die ersten %1 davon sind zu sehen.</translation>
    </message>
    <message>
        <source> The preview goes up to a variety of %1 only.</source>
        <translation> Die Vorschau reicht nur bis zur Vielfalt %1.</translation>
    </message>
    <message>
        <source> It is a blend of source and tuned.</source>
        <translation> Es ist eine Mischung aus Quelle und Nachtrainiertem.</translation>
    </message>
</context>
<context>
    <name>sg::TimeTravel</name>
    <message>
        <source>blend</source>
        <translation>Mischung</translation>
    </message>
</context>
<context>
    <name>sg::TimelinePanel</name>
    <message>
        <source>Return to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Show what the training has come to (End)</source>
        <translation>Zeigen, wozu das Training gekommen ist (Ende)</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Keep this state for good</source>
        <translation>Diesen Stand für immer behalten</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>Sichern...</translation>
    </message>
    <message>
        <source>Save what is seen here as a model file, without the blend</source>
        <translation>Was hier zu sehen ist, als Modelldatei sichern, ohne die Mischung</translation>
    </message>
    <message>
        <source>Branch...</source>
        <translation>Zweig...</translation>
    </message>
    <message>
        <source>Branch from here: train on from this state under a new name; this run stays as it is</source>
        <translation>Zweig von hier: von diesem Stand unter neuem Namen weiter trainieren; dieser Lauf bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>What stands left in the split view</source>
        <translation>Was in der geteilten Ansicht links steht</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Zweige</translation>
    </message>
    <message>
        <source>The branches of this run</source>
        <translation>Die Zweige dieses Laufs</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>At %1 kimg</source>
        <translation>Bei %1 kimg</translation>
    </message>
    <message>
        <source>At %1 kimg (mixed)</source>
        <translation>Bei %1 kimg (gemischt)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Between two states: a mixture of their weights, in proportion</source>
        <translation>Zwischen zwei Ständen: eine Mischung ihrer Gewichte, im Verhältnis</translation>
    </message>
    <message>
        <source>Unstar</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Branch from here...</source>
        <translation>Zweig von hier...</translation>
    </message>
</context>
<context>
    <name>sg::TrainPanel</name>
    <message>
        <source>Add to the queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop and keep the result</source>
        <translation>Anhalten und das Ergebnis behalten</translation>
    </message>
    <message>
        <source>Stop without saving</source>
        <translation>Anhalten ohne zu sichern</translation>
    </message>
    <message>
        <source>+ Queue</source>
        <translation>+ Warteschlange</translation>
    </message>
    <message>
        <source>Add to the queue: keeps model, pictures, settings and faders as they are now for a run that starts after the others</source>
        <translation>In die Warteschlange: bewahrt Modell, Bilder, Einstellungen und Regler, wie sie jetzt sind, für einen Lauf auf, der nach den anderen beginnt</translation>
    </message>
    <message>
        <source>What the run will take</source>
        <translation>Was der Lauf brauchen wird</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 of %2 kimg, %3</source>
        <translation>%1 von %2 kimg, %3</translation>
    </message>
    <message>
        <source>Tasting</source>
        <translation>Kostprobe</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Wird angehalten...</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Bereit.</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>Wird vorbereitet...</translation>
    </message>
    <message>
        <source>Paused. The model stays usable.</source>
        <translation>Pausiert. Das Modell bleibt benutzbar.</translation>
    </message>
    <message>
        <source>Finishing the step in progress...</source>
        <translation>Der laufende Schritt wird beendet...</translation>
    </message>
    <message>
        <source>Finished. Compare, export, or start again from the source.</source>
        <translation>Fertig. Vergleichen, exportieren oder vom Ausgang neu beginnen.</translation>
    </message>
    <message>
        <source>The training stopped with an error.</source>
        <translation>Das Training endete mit einem Fehler.</translation>
    </message>
    <message>
        <source>The critic warms up; from %1 kimg on the pictures change.</source>
        <translation>Der Kritiker läuft sich warm; ab %1 kimg ändern sich die Bilder.</translation>
    </message>
</context>
<context>
    <name>sg::UndoMenu</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Step the training back</source>
        <translation>Training einen Schritt zurück</translation>
    </message>
    <message>
        <source>Step the training forward</source>
        <translation>Training einen Schritt vor</translation>
    </message>
    <message>
        <source>Takes back what was last done in the panel you work in. Its keys work while the panel has the focus.</source>
        <translation>Nimmt zurück, was zuletzt in dem Feld getan wurde, in dem gearbeitet wird. Die Tasten gelten, solange das Feld den Fokus hat.</translation>
    </message>
    <message>
        <source>To before the last change, or some minutes ago. While a panel has the focus, these keys undo what was done there instead.</source>
        <translation>Bis vor die letzte Änderung oder einige Minuten zurück. Solange ein Feld den Fokus hat, nehmen diese Tasten zurück, was dort getan wurde.</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
</context>
<context>
    <name>sg::WalkTools</name>
    <message>
        <source>Walk</source>
        <translation>Wandern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Speed of the walk</source>
        <translation>Tempo der Wanderung</translation>
    </message>
    <message>
        <source>Back to the pictures of the seeds themselves</source>
        <translation>Zurück zu den Bildern der Seeds selbst</translation>
    </message>
    <message>
        <source>The pictures change smoothly, each around a path of its own, also while training, which gets up to a tenth slower. Click again to stay where they are.</source>
        <translation>Die Bilder ändern sich fließend, jedes auf eigenem Weg, auch während eines Trainings, das dann bis zu einem Zehntel langsamer wird. Noch ein Klick bleibt, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>sg::WeightRow</name>
    <message>
        <source>&amp;Weight</source>
        <translation>&amp;Gewicht</translation>
    </message>
    <message>
        <source>Weight of the selected pictures</source>
        <translation>Gewicht der gewählten Bilder</translation>
    </message>
    <message>
        <source>How often the selected pictures are shown against the others, from 0 (never) to 4. In the list, + and - do the same.</source>
        <translation>Wie oft die gewählten Bilder im Vergleich zu den anderen gezeigt werden, von 0 (nie) bis 4. In der Liste tun + und - dasselbe.</translation>
    </message>
    <message>
        <source>select pictures first</source>
        <translation>zuerst Bilder wählen</translation>
    </message>
</context>
<context>
    <name>sg::WindowLooks</name>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Thema</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Thema</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Only the preview</source>
        <translation>Nur die Vorschau</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Stylegraft speaks this language from its next start on.</source>
        <translation>Stylegraft spricht diese Sprache ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>sg::WindowMenus</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>zoom at the pointer</source>
        <translation>unter dem Zeiger vergrößern</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>pan; in the brush with Space</source>
        <translation>verschieben; im Pinsel mit der Leertaste</translation>
    </message>
    <message>
        <source>Enter, Double click</source>
        <translation>Eingabe, Doppelklick</translation>
    </message>
    <message>
        <source>one picture alone</source>
        <translation>ein Bild allein</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>the next picture alone</source>
        <translation>das nächste Bild allein</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>all pictures</source>
        <translation>alle Bilder</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Auf, Ab</translation>
    </message>
    <message>
        <source>an earlier, later state of the run</source>
        <translation>ein früherer, späterer Stand des Laufs</translation>
    </message>
    <message>
        <source>[, ]</source>
        <translation>[, ]</translation>
    </message>
    <message>
        <source>size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>Alt, Right button</source>
        <translation>Alt, rechte Taste</translation>
    </message>
    <message>
        <source>erase with the brush</source>
        <translation>mit dem Pinsel radieren</translation>
    </message>
    <message>
        <source>Style pictures</source>
        <translation>Stilbilder</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>remove the selected pictures</source>
        <translation>die gewählten Bilder entfernen</translation>
    </message>
    <message>
        <source>+, -</source>
        <translation>+, -</translation>
    </message>
    <message>
        <source>show the selected pictures more, less often</source>
        <translation>die gewählten Bilder öfter, seltener zeigen</translation>
    </message>
    <message>
        <source>Return, Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>crop the selected picture</source>
        <translation>das gewählte Bild zuschneiden</translation>
    </message>
    <message>
        <source>Alt+Left, Alt+Right</source>
        <translation>Alt+Links, Alt+Rechts</translation>
    </message>
    <message>
        <source>move the selected pictures</source>
        <translation>die gewählten Bilder verschieben</translation>
    </message>
    <message>
        <source>What may change</source>
        <translation>Was sich ändern darf</translation>
    </message>
    <message>
        <source>M, S</source>
        <translation>M, S</translation>
    </message>
    <message>
        <source>mute, solo the layers of a fader</source>
        <translation>die Schichten eines Reglers stumm, solo</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>move all faders of the row</source>
        <translation>alle Regler der Reihe bewegen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>the first state, now</source>
        <translation>der erste Stand, jetzt</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>a slider or number back to its usual value</source>
        <translation>ein Schieber oder eine Zahl zurück auf den üblichen Wert</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;model...</source>
        <translation>&amp;Modell öffnen...</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.pkl *.pt *.safetensors);;All files (*)</source>
        <translation>Modelle (*.pkl *.pt *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add &amp;pictures...</source>
        <translation>&amp;Bilder hinzufügen...</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Add a &amp;folder of pictures...</source>
        <translation>Bilder&amp;ordner hinzufügen...</translation>
    </message>
    <message>
        <source>Add a folder of pictures</source>
        <translation>Einen Bilderordner hinzufügen</translation>
    </message>
    <message>
        <source>Sa&amp;ve model as...</source>
        <translation>Modell s&amp;ichern unter...</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Exportieren...</translation>
    </message>
    <message>
        <source>Export pinned pi&amp;ctures...</source>
        <translation>An&amp;geheftete Bilder exportieren...</translation>
    </message>
    <message>
        <source>&amp;Resume a run...</source>
        <translation>&amp;Lauf fortsetzen...</translation>
    </message>
    <message>
        <source>Folder of the run</source>
        <translation>Ordner des Laufs</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Been&amp;den</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Change comparison</source>
        <translation>&amp;Vergleich wechseln</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>&amp;New seeds</source>
        <translation>&amp;Neue Seeds</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;Start, pause or resume</source>
        <translation>&amp;Starten, pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Sample &amp;now</source>
        <translation>&amp;Jetzt zeichnen</translation>
    </message>
    <message>
        <source>Save a s&amp;tate now</source>
        <translation>S&amp;tand jetzt sichern</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Shortcuts...</source>
        <translation>&amp;Tastenkürzel...</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <translation>Menü, Umschalt+F10</translation>
    </message>
    <message>
        <source>what can be done with a picture</source>
        <translation>was mit einem Bild getan werden kann</translation>
    </message>
    <message>
        <source>&amp;Keep new runs in...</source>
        <translation>Neue Läufe &amp;aufbewahren in...</translation>
    </message>
    <message>
        <source>Pictures and archives (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.zip);;All files (*)</source>
        <translation>Bilder und Archive (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Eva&amp;luate...</source>
        <translation>Aus&amp;werten...</translation>
    </message>
</context>
<context>
    <name>sg::Workspace</name>
    <message>
        <source>Style pictures</source>
        <translation>Stilbilder</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>What may change</source>
        <translation>Was sich ändern darf</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
</TS>
