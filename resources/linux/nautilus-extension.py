# "Find similar with Lookalike" in the menu of GNOME's file manager, where its package nautilus-python is installed.
import locale
import subprocess

from gi.repository import GObject, Nautilus

PROGRAM = "/opt/Lookalike/lookalike"
GERMAN = (locale.getlocale()[0] or "").startswith("de")
LABEL = "Ähnliche Fotos mit Lookalike finden" if GERMAN else "Find similar with Lookalike"


class LookalikeMenu(GObject.GObject, Nautilus.MenuProvider):
    # Up to Nautilus 42 the window comes first.
    def get_file_items(self, *arguments):
        files = arguments[-1]
        if len(files) != 1 or not files[0].get_mime_type().startswith("image/"):
            return []
        location = files[0].get_location()
        path = location.get_path() if location else None
        if path is None:
            return []
        item = Nautilus.MenuItem(name="Lookalike::FindSimilar", label=LABEL, icon="lookalike")
        item.connect("activate", lambda _item: subprocess.Popen([PROGRAM, "--similar", path]))
        return [item]
