// A static program opens every module that the host's nsswitch.conf names, and one of another glibc
// aborts the process. So a static build asks files and DNS only; a dynamic one is left alone.
#include <nss.h>
#include <sys/auxv.h>

__attribute__((constructor)) static void ask_only_files_and_dns(void) {
  if (getauxval(AT_BASE) != 0) return;
  __nss_configure_lookup("hosts", "files dns");
  static const char *const others[] = {"passwd", "group", "services", "protocols"};
  for (unsigned index = 0; index < sizeof others / sizeof *others; index++) {
    __nss_configure_lookup(others[index], "files");
  }
}
