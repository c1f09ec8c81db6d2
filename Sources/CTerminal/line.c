#include "CTerminal.h"

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// Over SSH a frame leaves this program at once and then waits in the connection of sshd. The kernel
// tells anyone who asks how much of a connection's data its other end has taken.

int line_open(void) {
  return socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
}

struct question {
  struct nlmsghdr head;
  struct inet_diag_req_v2 body;
};

static int fill(struct inet_diag_req_v2 *body, const char *local, uint16_t local_port,
                const char *remote, uint16_t remote_port) {
  memset(body, 0, sizeof *body);
  body->sdiag_family = strchr(local, ':') != NULL ? AF_INET6 : AF_INET;
  body->sdiag_protocol = IPPROTO_TCP;
  body->idiag_ext = 1 << (INET_DIAG_INFO - 1);
  body->idiag_states = ~0u;
  body->id.idiag_sport = htons(local_port);
  body->id.idiag_dport = htons(remote_port);
  body->id.idiag_cookie[0] = body->id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
  return inet_pton(body->sdiag_family, local, body->id.idiag_src) == 1 &&
         inet_pton(body->sdiag_family, remote, body->id.idiag_dst) == 1;
}

static int read_answer(const struct nlmsghdr *head, uint64_t *taken, uint64_t *waiting) {
  const struct inet_diag_msg *message = NLMSG_DATA(head);
  int rest = (int)head->nlmsg_len - (int)NLMSG_LENGTH(sizeof *message);
  const struct rtattr *attribute = (const struct rtattr *)(message + 1);
  for (; RTA_OK(attribute, rest); attribute = RTA_NEXT(attribute, rest)) {
    size_t needed = offsetof(struct tcp_info, tcpi_bytes_acked) + sizeof(uint64_t);
    if (attribute->rta_type != INET_DIAG_INFO || RTA_PAYLOAD(attribute) < needed) continue;
    struct tcp_info info;
    memset(&info, 0, sizeof info);
    memcpy(&info, RTA_DATA(attribute), needed);
    *taken = info.tcpi_bytes_acked;
    *waiting = message->idiag_wqueue;
    return 0;
  }
  return -1;
}

int line_ask(int line, const char *local, uint16_t local_port, const char *remote,
             uint16_t remote_port, uint64_t *taken, uint64_t *waiting) {
  struct question question = {
      .head = {.nlmsg_len = sizeof question, .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST},
  };
  if (!fill(&question.body, local, local_port, remote, remote_port)) return -1;
  if (send(line, &question, sizeof question, MSG_DONTWAIT) != sizeof question) return -1;
  union {
    struct nlmsghdr head;
    uint8_t bytes[8192];
  } answer;
  ssize_t count = recv(line, &answer, sizeof answer, MSG_DONTWAIT);
  if (count < (ssize_t)sizeof answer.head || !NLMSG_OK(&answer.head, (size_t)count)) return -1;
  if (answer.head.nlmsg_type != SOCK_DIAG_BY_FAMILY) return -1;
  return read_answer(&answer.head, taken, waiting);
}
