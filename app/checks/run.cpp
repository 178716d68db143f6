#include "app/checks/run.h"
#include "app/checks/absent_name.h"
#include "app/checks/asgi_adapter.h"
#include "app/checks/async_object_in_sync_syntax.h"
#include "app/checks/async_without_await.h"
#include "app/checks/await_outside_coroutine.h"
#include "app/checks/awaits_in_a_row.h"
#include "app/checks/blocking_call.h"
#include "app/checks/busy_wait.h"
#include "app/checks/call_argument.h"
#include "app/checks/client_closed_per_call.h"
#include "app/checks/client_made_at_import.h"
#include "app/checks/client_shared_across_loops.h"
#include "app/checks/coroutine_as_value.h"
#include "app/checks/coroutine_awaited_twice.h"
#include "app/checks/coroutine_to_sync_callback.h"
#include "app/checks/credential_mismatch.h"
#include "app/checks/dangling_task.h"
#include "app/checks/dropped_coroutine.h"
#include "app/checks/function_app_missing.h"
#include "app/checks/gather_of_list.h"
#include "app/checks/loop_access.h"
#include "app/checks/loop_argument.h"
#include "app/checks/loop_policy.h"
#include "app/checks/missing_call.h"
#include "app/checks/nest_asyncio.h"
#include "app/checks/nested_run.h"
#include "app/checks/own_loop_wait.h"
#include "app/checks/plain_result_awaited.h"
#include "app/checks/route_prefix.h"
#include "app/checks/run_at_import.h"
#include "app/checks/sight.h"
#include "app/checks/stream_outlives_client.h"
#include "app/checks/swallowed_cancellation.h"
#include "app/checks/sync_object_in_async_syntax.h"
#include "app/checks/task_group_jump.h"
#include "app/checks/thread_lock_across_await.h"
#include "app/checks/timeout_without_await.h"
#include "app/checks/used_after_block.h"
#include "app/checks/wait_of_coroutines.h"
#include "app/checks/yield_in_scope.h"
#include <algorithm>
#include <tuple>

namespace checks {

const std::vector<Check> &allChecks()
{
    static const std::vector<Check> checks{blockingCall(),
                                           nestedRun(),
                                           runAtImport(),
                                           loopAccess(),
                                           syncObjectInAsyncSyntax(),
                                           asyncObjectInSyncSyntax(),
                                           droppedCoroutine(),
                                           coroutineAsValue(),
                                           coroutineAwaitedTwice(),
                                           plainResultAwaited(),
                                           clientClosedPerCall(),
                                           clientSharedAcrossLoops(),
                                           clientMadeAtImport(),
                                           asgiAdapter(),
                                           functionAppMissing(),
                                           routePrefix(),
                                           absentName(),
                                           nestAsyncio(),
                                           credentialMismatch(),
                                           callArgument(),
                                           ownLoopWait(),
                                           loopPolicy(),
                                           danglingTask(),
                                           gatherOfList(),
                                           missingCall(),
                                           threadLockAcrossAwait(),
                                           swallowedCancellation(),
                                           loopArgument(),
                                           coroutineToSyncCallback(),
                                           awaitOutsideCoroutine(),
                                           waitOfCoroutines(),
                                           taskGroupJump(),
                                           yieldInScope(),
                                           usedAfterBlock(),
                                           streamOutlivesClient(),
                                           awaitsInARow(),
                                           busyWait(),
                                           asyncWithoutAwait(),
                                           timeoutWithoutAwait()};
    return checks;
}

const std::vector<std::string_view> &commonAttributes()
{
    static const std::vector<std::string_view> names{"in",        "async",   "runs",
                                                     "framework", "library", "name"};
    return names;
}

std::vector<CodeFact> run(const python::Program &program)
{
    std::vector<CodeFact> facts;
    const Sight sight(program);
    for (const Check &check : allChecks())
        check.run(sight, facts);
    std::stable_sort(facts.begin(), facts.end(), [](const CodeFact &a, const CodeFact &b) {
        return std::tie(a.module, a.range.start, a.range.end) <
               std::tie(b.module, b.range.start, b.range.end);
    });
    return facts;
}

} // namespace checks
