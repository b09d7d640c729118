/**
 * What an error says, by its code: what happened and what to do. The path that it is about is shown beside it. An error
 * that is missing here is shown in the engine's own words.
 */
export const errors: Readonly<Record<string, string>> = {
  // Lesen von Dateien und Bildern
  'file-empty': 'Diese Datei ist leer. Sie löschen oder aus einer Sicherung zurückholen.',
  'file-not-found':
    'Diese Datei ist nicht da. Nachsehen, ob sie verschoben oder umbenannt wurde, oder ob ihr Laufwerk nicht angeschlossen ist.',
  'file-not-readable':
    'Diese Datei darf nicht gelesen werden. Ihre Zugriffsrechte ändern, dann noch einmal versuchen.',
  'file-read-failed': 'Diese Datei ließ sich nicht lesen. Das Laufwerk prüfen, dann noch einmal versuchen.',
  'file-too-large': 'Diese Datei ist zu groß, um sie zu lesen. Eine kleinere Kopie davon anlegen.',
  'not-a-file': 'Das ist keine Datei. Eine Bilddatei wählen.',
  'not-an-image': 'Das ist kein Bild, das sich öffnen lässt. Der Name der Datei verspricht etwas anderes.',
  'format-not-supported': 'Diese Art von Bild kennt Lookalike nicht. Es als JPEG oder PNG speichern.',
  'image-damaged': 'Dieses Bild ist beschädigt. Aus einer Sicherung zurückholen oder neu speichern.',
  'image-too-large': 'Dieses Bild hat zu viele Bildpunkte. Eine kleinere Kopie davon anlegen.',
  'out-of-memory':
    'Für dieses Bild reicht der Arbeitsspeicher nicht. Andere Programme schließen, dann noch einmal versuchen.',
  'raw-without-preview':
    'Diese RAW-Datei enthält keine Vorschau. Sie mit dem Programm der Kamera als JPEG speichern.',
  'raw-needs-exiftool':
    'Für diese RAW-Datei wird ExifTool gebraucht, und es läuft hier nicht. Die Diagnose sagt, was fehlt.',
  'reading-crashed':
    'Beim Lesen dieser Datei ist das Programm abgestürzt. Sie wird nicht von selbst wieder versucht.',
  'reader-stopped': 'Das Lesen wurde unterbrochen. Es wird von selbst noch einmal versucht.',
  'link-broken': 'Diese Verknüpfung führt nirgendwohin. Sie löschen oder ihr Ziel zurückholen.',
  'name-not-unicode': 'Der Name dieser Datei enthält unlesbare Zeichen. Sie umbenennen.',
  'thumbnail-not-written':
    'Das Vorschaubild ließ sich nicht speichern. Auf dem Laufwerk der Bibliothek Platz schaffen, dann noch einmal versuchen.',
  'picture-not-found': 'Dieses Foto ist nicht mehr in der Bibliothek.',
  'photo-unknown': 'Dieses Foto ist nicht mehr in der Bibliothek.',
  'file-missing':
    'Die Datei dieses Fotos ist gerade nicht da. Vielleicht liegt sie auf einem Laufwerk, das nicht angeschlossen ist.',
  'desktop-unavailable':
    'Hier gibt es kein Programm, das diese Datei zeigen könnte. Der Pfad lässt sich kopieren.',

  // Ordner
  'folder-not-found': 'Diesen Ordner gibt es nicht. Den Pfad prüfen.',
  'folder-not-readable': 'Dieser Ordner darf nicht gelesen werden. Seine Zugriffsrechte ändern.',
  'folder-offline':
    'Dieser Ordner ist nicht erreichbar. Sein Laufwerk anschließen, dann noch einmal nachsehen.',
  'folder-overlaps':
    'Dieser Ordner lässt sich nicht für sich hinzufügen: Er gehört schon zu einem anderen in der Bibliothek, oder in den Ordnern darin wird mehr ausgelassen, als ein einzelner Ordner auslassen kann.',
  'folder-unknown': 'Dieser Ordner ist nicht mehr in der Bibliothek.',
  'folder-not-made': 'Der Ordner ließ sich nicht anlegen. Zugriffsrechte und freien Platz prüfen.',
  'not-a-folder': 'Das ist kein Ordner. Einen Ordner wählen.',
  'exclusion-invalid': 'Dieses Muster ist nicht zu verstehen. Zum Beispiel: Papierkorb/** oder **/*.png',
  'scan-stopped': 'Das Durchsehen wurde unterbrochen. Noch einmal nach Änderungen sehen.',
  'watch-failed':
    'Dieser Ordner lässt sich nicht beobachten. Änderungen erscheinen erst nach „Nach Änderungen sehen“.',
  'watch-limit':
    'Das System erlaubt nicht, so viele Ordner zu beobachten. Die Diagnose sagt, wie sich das ändern lässt.',

  // Suche
  'query-forgotten':
    'Dieses Bild ist nicht mehr da: Lookalike wurde neu gestartet, ein anderes Modell übernommen, oder viele andere kamen danach. Es noch einmal ablegen oder wählen.',
  'query-vector-invalid':
    'Aus diesem Bild ließ sich nichts zum Suchen gewinnen. Eine andere Kopie davon versuchen.',
  'search-stopped': 'Die Suche wurde unterbrochen. Noch einmal versuchen: sie startet neu.',
  'index-not-written':
    'Der Suchindex ließ sich nicht speichern. Auf dem Laufwerk der Bibliothek Platz schaffen.',

  'original-missing':
    'Mit einem Ausschnitt dieses Fotos lässt sich nur suchen, solange seine Datei lesbar ist. Das Laufwerk anschließen oder mit dem ganzen Foto suchen.',
  'picture-changed':
    'Die Datei hat sich geändert, seit sie gelesen wurde. In ihrem Ordner nach Änderungen sehen, dann noch einmal versuchen.',
  'explain-stopped':
    'Der Vergleich der beiden Bilder wurde unterbrochen. Noch einmal versuchen: er startet neu.',
  'map-stopped': 'Das Anlegen der Karte wurde unterbrochen. Sie noch einmal anlegen: es startet neu.',
  'preview-failed': 'Der Ordner ließ sich nicht durchsehen. Den Pfad prüfen, dann noch einmal versuchen.',
  'preview-replaced': 'Diese Vorschau wurde von einer neueren abgelöst.',
  'survey-stopped': 'Der Ordner der Bibliothek ließ sich nicht ausmessen. Noch einmal versuchen.',

  // Sammlungen
  'collection-exists': 'Eine Sammlung mit diesem Namen gibt es schon. Einen anderen Namen wählen.',
  'collection-unknown': 'Diese Sammlung gibt es nicht mehr.',
  'collection-is-concept': 'Ein Konzept füllt sich von selbst; von Hand lässt sich nichts hinzufügen.',
  'concept-empty': 'Von den Beispielen dieses Konzepts ist keines mehr da. Es löschen und neu anlegen.',
  'concept-unknown': 'Dieses Konzept gibt es nicht mehr.',

  // Bibliothek und Programm
  'library-locked': 'Diese Bibliothek ist schon in einem anderen Fenster oder Programm geöffnet.',
  'library-damaged':
    'Die Datei der Bibliothek ist beschädigt. library.sqlite beiseitelegen und die Ordner neu einlesen; den Fotos ist nichts geschehen.',
  'library-newer': 'Diese Bibliothek stammt von einer neueren Version. Lookalike aktualisieren.',
  'library-not-opened': 'Die Bibliothek ließ sich nicht öffnen.',
  'library-not-writable':
    'In den Ordner der Bibliothek darf nicht geschrieben werden. Seine Zugriffsrechte ändern.',
  'library-empty': 'In der Bibliothek sind noch keine Fotos. Erst einen Ordner hinzufügen.',
  'engine-unreachable': 'Lookalike antwortet nicht. Es wird von selbst weiter versucht.',
  'no-session':
    'Diese Seite gehört zu einem früheren Start. Die Adresse öffnen, die Lookalike zuletzt ausgegeben hat.',
  'bad-input': 'Eine Eingabe ist nicht zu verstehen. Sie prüfen und noch einmal versuchen.',
  'body-too-large': 'Das ist zu groß, um es zu übertragen. Eine kleinere Datei nehmen.',
  'disk-full': 'Auf dem Laufwerk ist kein Platz mehr. Platz schaffen, dann noch einmal versuchen.',
  'file-exists': 'Eine Datei mit diesem Namen gibt es schon. Einen anderen Namen wählen.',
  'file-not-writable':
    'Hier darf nicht geschrieben werden. Einen anderen Ort wählen oder die Zugriffsrechte ändern.',
  'file-not-written': 'Die Datei ließ sich nicht schreiben. Laufwerk und freien Platz prüfen.',
  'job-not-running': 'Das ist schon zu Ende.',
  'samples-missing': 'Die Beispielbilder fehlen in dieser Installation. Lookalike neu installieren.',
  'samples-not-copied':
    'Die Beispielbilder ließen sich nicht kopieren. Freien Platz und Zugriffsrechte prüfen.',
  internal: 'Das hätte nicht geschehen dürfen. Bitte als Fehler von Lookalike melden.',

  // Modelle
  'model-missing': 'Die Datei dieses Modells fehlt. Es neu importieren oder ein anderes wählen.',
  'model-damaged': 'Die Datei dieses Modells ist beschädigt. Es neu importieren oder ein anderes wählen.',
  'model-newer': 'Dieses Modell stammt von einer neueren Version. Lookalike aktualisieren.',
  'model-unknown': 'Dieses Modell gibt es nicht mehr.',
  'model-exists': 'Dieses Modell ist schon da.',
  'model-name-taken': 'Ein Modell mit diesem Namen gibt es schon. Einen anderen Namen wählen.',
  'model-in-use': 'Dieses Modell wird gerade benutzt und lässt sich nicht löschen.',
  'model-bundled': 'Dieses Modell gehört zu Lookalike und bleibt.',
  'model-already-active': 'Mit diesem Modell wird schon gesucht.',
  'model-not-better':
    'Es hat sich nicht gezeigt, dass dieses Modell besser ist. Es lässt sich trotzdem übernehmen.',
  'model-needed': 'Ein anderes Modell baut auf diesem auf und braucht es noch.',
  'model-unverified':
    'Zu dieser Datei gibt es keine Prüfsumme ihres Herausgebers. Sie lässt sich nur ungeprüft übernehmen.',
  'models-folder-damaged': 'Der Ordner der Modelle ist nicht in Ordnung. Die Diagnose sagt mehr.',
  'not-a-model': 'Das ist keine Modelldatei, die Lookalike kennt.',
  'network-not-loaded': 'Das Netz dieses Modells ließ sich nicht laden. Die Diagnose sagt mehr.',
  'weights-damaged': 'Die Gewichte dieses Modells sind beschädigt. Die Datei neu besorgen.',
  'backbone-missing': 'Dieses Modell baut auf einem auf, das hier fehlt. Erst jenes importieren.',
  'nothing-to-roll-back': 'Es gibt kein früheres Modell, zu dem es zurückgehen könnte.',
  'adoption-running': 'Es wird gerade schon ein Modell übernommen. Warten, bis das fertig ist.',
  'compared-with-another': 'Dieses Modell wurde mit einem anderen verglichen als mit dem, das jetzt sucht.',
  'export-refused': 'Dieses Modell lässt sich nicht exportieren.',
  'features-damaged': 'Gespeicherte Merkmale sind beschädigt. Die Fotos noch einmal einlesen.',
  'projection-stopped': 'Die Umrechnung wurde unterbrochen. Noch einmal versuchen.',

  // Herunterladen
  'download-cancelled': 'Das Herunterladen wurde abgebrochen. Was da ist, bleibt.',
  'download-damaged':
    'Was ankam, ist nicht, was es sein soll, und wurde verworfen. Noch einmal herunterladen.',
  'download-interrupted': 'Die Verbindung ist abgerissen. Was da ist, bleibt: noch einmal herunterladen.',
  'download-missing': 'Diese Datei wird nicht mehr angeboten. Sie anderswo besorgen und importieren.',
  'download-not-secure':
    'Diese Adresse ist nicht verschlüsselt. Die Datei stattdessen von einem Laufwerk importieren.',
  'download-offline':
    'Der Server ist nicht erreichbar. Mit dem Internet verbinden oder die Datei von einem Laufwerk importieren.',
  'download-outgrown': 'Die Datei ist kürzer geworden als das, was schon da ist. Noch einmal herunterladen.',
  'download-refused':
    'Der Server gibt diese Datei nicht heraus. Später noch einmal versuchen oder von einem Laufwerk importieren.',

  // Anlernen
  'labels-missing':
    'Es sind zu wenige beschriftete Fotos da. Mindestens zwei Gruppen mit je vier Fotos werden gebraucht.',
  'training-running': 'Es wird gerade schon angelernt. Warten oder jenes beenden.',
  'training-not-running': 'Dieses Anlernen ist schon zu Ende.',
  'training-not-stopped': 'Dieses Anlernen ist noch nicht angehalten.',
  'training-stopped': 'Das Anlernen wurde unterbrochen. Es lässt sich fortsetzen.',
  'training-crashed': 'Das Anlernen ist abgestürzt. Es lässt sich vom letzten Zwischenstand fortsetzen.',
  'loss-not-a-number':
    'Die Rechnung ist aus dem Ruder gelaufen. Die besten Gewichte bis dahin bleiben; mit einem anderen Startwert noch einmal versuchen.',
  'vectors-collapsed':
    'Das neue Modell hält alle Fotos für gleich. Ein anderes Verfahren oder mehr Fotos versuchen.',
  'held-out-gone': 'Fotos, mit denen verglichen werden soll, sind nicht mehr da. Neu anlernen.',
  'pictures-damaged': 'Zwischengespeicherte Bilder sind beschädigt. Neu anlernen.',
  'evidence-stopped': 'Der Vergleich wurde unterbrochen. Das Anlernen fortsetzen.',
  'report-missing': 'Zu diesem Anlernen gibt es keinen Bericht.',
  'report-not-writable': 'Der Bericht ließ sich nicht speichern. Freien Platz und Zugriffsrechte prüfen.',
  'runtime-not-usable': 'Diese Recheneinheit lässt sich hier nicht benutzen. Eine andere wählen.',

  // Desktop-Programm
  'engine-crashed':
    'Der Teil von Lookalike, der die Fotos kennt, ist mehrmals hintereinander ausgefallen. Noch einmal versuchen; das Protokoll im Datenordner sagt mehr.',
  'clipboard-empty': 'In der Zwischenablage ist kein Bild. Eines kopieren, dann noch einmal versuchen.',
  'clipboard-refused':
    'Die Zwischenablage hat die Dateien nicht angenommen. Sie im Ordner zeigen und dort kopieren.',
  'picture-too-large':
    'Dieses Bild ist zu groß. Eine kleinere Kopie davon nehmen oder, wenn es kopiert wurde, seine Datei wählen.',
  'link-refused': 'Mit diesem Link kann Lookalike nichts anfangen. Es wurde nichts geöffnet.',
  'not-opened':
    'Das ließ sich nicht öffnen. Es liegt an seinem Ort und lässt sich dort im Dateimanager öffnen.',
  'program-not-started': 'Das Programm ließ sich nicht starten. Ein anderes Programm wählen.',
  'update-source-unreachable':
    'Die Stelle, von der neue Versionen kommen, ist nicht erreichbar. Die Verbindung prüfen, dann noch einmal versuchen.',
  'update-source-empty':
    'Wo neue Versionen veröffentlicht werden, gibt es keine für dieses System. Später noch einmal nachsehen.',
  'update-not-found': 'Es gibt keine neue Version zum Herunterladen. Erst nachsehen.',
  'update-not-ready': 'Es gibt nichts zu installieren. Erst nachsehen und herunterladen.',
  'update-damaged': 'Was heruntergeladen wurde, ist beschädigt. Noch einmal nachsehen.',
  'update-disk-full': 'Für die neue Version ist kein Platz. Platz schaffen, dann noch einmal versuchen.',
  'update-signature-wrong':
    'Die heruntergeladene Datei trägt nicht die Signatur von Lookalike. Sie wurde gelöscht und nichts installiert.',
  'update-not-writable':
    'Lookalike kann sich an diesem Ort nicht selbst ersetzen. Das AppImage in einen eigenen Ordner legen, von dort starten und noch einmal aktualisieren.',
  'update-install-failed':
    'Die neue Version ließ sich nicht installieren. Sie von Hand herunterladen und über die vorhandene installieren.',
  'update-failed': 'Die Aktualisierung ist nicht gelungen. Später noch einmal versuchen.',
};
