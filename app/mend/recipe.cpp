#include "app/mend/recipe.h"
#include "app/mend/recipes/acreate_to_create.h"
#include "app/mend/recipes/add_await.h"
#include "app/mend/recipes/asgi_function_app.h"
#include "app/mend/recipes/await_handed.h"
#include "app/mend/recipes/block_kind.h"
#include "app/mend/recipes/block_to_thread.h"
#include "app/mend/recipes/call_parens.h"
#include "app/mend/recipes/call_swap.h"
#include "app/mend/recipes/call_to_thread.h"
#include "app/mend/recipes/carry_async.h"
#include "app/mend/recipes/client_inside_run.h"
#include "app/mend/recipes/client_to_lifespan.h"
#include "app/mend/recipes/client_twin.h"
#include "app/mend/recipes/close_generator.h"
#include "app/mend/recipes/credential_twin.h"
#include "app/mend/recipes/drop_argument.h"
#include "app/mend/recipes/drop_await.h"
#include "app/mend/recipes/drop_statement.h"
#include "app/mend/recipes/edit_config.h"
#include "app/mend/recipes/endpoint_to_def.h"
#include "app/mend/recipes/extend_block.h"
#include "app/mend/recipes/from_thread_run.h"
#include "app/mend/recipes/gather_star.h"
#include "app/mend/recipes/generator_to_async.h"
#include "app/mend/recipes/keep_shared_client_open.h"
#include "app/mend/recipes/keep_task.h"
#include "app/mend/recipes/lock_twin.h"
#include "app/mend/recipes/loop_access.h"
#include "app/mend/recipes/make_on_first_use.h"
#include "app/mend/recipes/module_run_to_lifespan.h"
#include "app/mend/recipes/move_return.h"
#include "app/mend/recipes/nested_run_to_await.h"
#include "app/mend/recipes/openai_client.h"
#include "app/mend/recipes/own_future_await.h"
#include "app/mend/recipes/platform_guard.h"
#include "app/mend/recipes/policy_to_loop_factory.h"
#include "app/mend/recipes/remove_nest_asyncio.h"
#include "app/mend/recipes/rename_name.h"
#include "app/mend/recipes/reraise.h"
#include "app/mend/recipes/stream_owns_client.h"
#include "app/mend/recipes/table_query_args.h"
#include "app/mend/recipes/task_callback.h"
#include "app/mend/recipes/task_group.h"
#include "app/mend/recipes/wrap_in_tasks.h"

namespace mend {

const std::vector<Recipe> &allRecipes()
{
    static const std::vector<Recipe> recipes = {acreateToCreate(),
                                                addAwait(),
                                                asgiFunctionApp(),
                                                awaitHanded(),
                                                blockKind(),
                                                blockToThread(),
                                                callParens(),
                                                callSwap(),
                                                callToThread(),
                                                carryAsync(),
                                                clientInsideRun(),
                                                clientToLifespan(),
                                                clientTwin(),
                                                closeGenerator(),
                                                credentialTwin(),
                                                dropArgument(),
                                                dropAwait(),
                                                dropStatement(),
                                                editConfig(),
                                                endpointToDef(),
                                                extendBlock(),
                                                fromThreadRun(),
                                                gatherStar(),
                                                generatorToAsync(),
                                                keepSharedClientOpen(),
                                                keepTask(),
                                                lockTwin(),
                                                loopAccess(),
                                                makeOnFirstUse(),
                                                moduleRunToLifespan(),
                                                moveReturn(),
                                                nestedRunToAwait(),
                                                openaiClient(),
                                                ownFutureAwait(),
                                                platformGuard(),
                                                policyToLoopFactory(),
                                                removeNestAsyncio(),
                                                renameName(),
                                                reraise(),
                                                streamOwnsClient(),
                                                tableQueryArgs(),
                                                taskCallback(),
                                                taskGroup(),
                                                wrapInTasks()};
    return recipes;
}

} // namespace mend
