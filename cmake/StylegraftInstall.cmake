# What a package holds, and the package itself: packaging/make-deb.sh runs both.

include(GNUInstallDirs)
set(share ${CMAKE_INSTALL_DATADIR})

install(TARGETS stylegraft stylegraft-cli)
install(DIRECTORY resources/models resources/packs DESTINATION ${share}/stylegraft)
install(FILES packaging/stylegraft.desktop DESTINATION ${share}/applications)
install(FILES packaging/stylegraft-mime.xml DESTINATION ${share}/mime/packages RENAME stylegraft.xml)
install(FILES packaging/org.stylegraft.stylegraft.metainfo.xml DESTINATION ${share}/metainfo)
install(FILES resources/icons/stylegraft.svg DESTINATION ${share}/icons/hicolor/scalable/apps)
install(FILES README.md ARCHITECTURE.md CONTRIBUTING.md DESTINATION ${share}/doc/stylegraft)
install(FILES packaging/debian/copyright DESTINATION ${share}/doc/stylegraft)
install(DIRECTORY docs DESTINATION ${share}/doc/stylegraft)
# Written by make-deb.sh from the programs' own --help.
install(DIRECTORY ${PROJECT_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL FILES_MATCHING PATTERN "*.1.gz")
install(FILES ${PROJECT_BINARY_DIR}/man/changelog.gz DESTINATION ${share}/doc/stylegraft OPTIONAL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME stylegraft)
set(CPACK_PACKAGE_VENDOR "The Stylegraft developers")
set(CPACK_PACKAGE_CONTACT "The Stylegraft developers <stylegraft@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "studio that teaches a StyleGAN the style of your pictures")
set(CPACK_PACKAGE_DESCRIPTION "Open a pretrained StyleGAN, drop in a handful of pictures, and watch the model
learn their style: faders decide which layers may change, curves and plain
words say how it goes. Everything happens on your own machine, and model files
are read without running anything in them.")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# With the reference BLAS a matrix product is 38 times slower.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-openmp, qt6-qpa-plugins")
# Without a Vulkan device the preview is drawn in software.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "mesa-vulkan-drivers | vulkan-icd, qt6-translations-l10n")
include(CPack)
