; What the installer adds to Windows beside the program: the verb "Find similar with Lookalike" on photos, Lookalike under
; "Open with", and the scheme lookalike://. All of it lies under Software\Classes of the person, or of the computer where
; it was installed for everyone (SHELL_CONTEXT), and goes away with the program. No type is taken away from the
; program that opens it now: electron-builder's own file associations would do that.

!define PHOTO_CLASS "Lookalike.Photo"
!define VERB "Lookalike.FindSimilar"

; The extensions that src-shared/domain/photo-format.ts knows; a test compares them.
!macro eachPhotoExtension MACRO
  !insertmacro ${MACRO} "jpg"
  !insertmacro ${MACRO} "jpeg"
  !insertmacro ${MACRO} "jpe"
  !insertmacro ${MACRO} "jfif"
  !insertmacro ${MACRO} "png"
  !insertmacro ${MACRO} "webp"
  !insertmacro ${MACRO} "avif"
  !insertmacro ${MACRO} "tif"
  !insertmacro ${MACRO} "tiff"
  !insertmacro ${MACRO} "gif"
  !insertmacro ${MACRO} "bmp"
  !insertmacro ${MACRO} "dib"
  !insertmacro ${MACRO} "heic"
  !insertmacro ${MACRO} "heif"
  !insertmacro ${MACRO} "hif"
  !insertmacro ${MACRO} "3fr"
  !insertmacro ${MACRO} "arw"
  !insertmacro ${MACRO} "cr2"
  !insertmacro ${MACRO} "cr3"
  !insertmacro ${MACRO} "crw"
  !insertmacro ${MACRO} "dcr"
  !insertmacro ${MACRO} "dng"
  !insertmacro ${MACRO} "erf"
  !insertmacro ${MACRO} "fff"
  !insertmacro ${MACRO} "iiq"
  !insertmacro ${MACRO} "kdc"
  !insertmacro ${MACRO} "mef"
  !insertmacro ${MACRO} "mos"
  !insertmacro ${MACRO} "mrw"
  !insertmacro ${MACRO} "nef"
  !insertmacro ${MACRO} "nrw"
  !insertmacro ${MACRO} "orf"
  !insertmacro ${MACRO} "ori"
  !insertmacro ${MACRO} "pef"
  !insertmacro ${MACRO} "raf"
  !insertmacro ${MACRO} "rw2"
  !insertmacro ${MACRO} "rwl"
  !insertmacro ${MACRO} "sr2"
  !insertmacro ${MACRO} "srf"
  !insertmacro ${MACRO} "srw"
  !insertmacro ${MACRO} "x3f"
!macroend

; Electron-builder's languages are not loaded yet where this file is read, so the words are chosen at run time.
!macro findSimilarWords RESULT
  StrCpy ${RESULT} "Find similar with Lookalike"
  ${If} $LANGUAGE == 1031
    StrCpy ${RESULT} "Ähnliche Fotos mit Lookalike finden"
  ${EndIf}
!macroend

; $R8 holds the verb's words.
!macro addPhotoExtension EXTENSION
  WriteRegStr SHELL_CONTEXT "Software\Classes\SystemFileAssociations\.${EXTENSION}\shell\${VERB}" "MUIVerb" "$R8"
  WriteRegStr SHELL_CONTEXT "Software\Classes\SystemFileAssociations\.${EXTENSION}\shell\${VERB}" "Icon" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  WriteRegStr SHELL_CONTEXT "Software\Classes\SystemFileAssociations\.${EXTENSION}\shell\${VERB}" "MultiSelectModel" "Single"
  WriteRegStr SHELL_CONTEXT "Software\Classes\SystemFileAssociations\.${EXTENSION}\shell\${VERB}\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --similar "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "${PHOTO_CLASS}" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".${EXTENSION}" ""
!macroend

!macro removePhotoExtension EXTENSION
  DeleteRegKey SHELL_CONTEXT "Software\Classes\SystemFileAssociations\.${EXTENSION}\shell\${VERB}"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "${PHOTO_CLASS}"
!macroend

!macro customInstall
  !insertmacro findSimilarWords $R8
  !insertmacro eachPhotoExtension addPhotoExtension

  WriteRegStr SHELL_CONTEXT "Software\Classes\${PHOTO_CLASS}" "" "Lookalike"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PHOTO_CLASS}\DefaultIcon" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PHOTO_CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "Lookalike"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'

  WriteRegStr SHELL_CONTEXT "Software\Classes\lookalike" "" "URL:Lookalike"
  WriteRegStr SHELL_CONTEXT "Software\Classes\lookalike" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\lookalike\DefaultIcon" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  WriteRegStr SHELL_CONTEXT "Software\Classes\lookalike\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'

  ; Explorer shows what is new without a new start.
  System::Call 'shell32::SHChangeNotify(i, i, i, i) v (0x08000000, 0, 0, 0)'
!macroend

!macro customUnInstall
  !insertmacro eachPhotoExtension removePhotoExtension
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${PHOTO_CLASS}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\lookalike"
!macroend
