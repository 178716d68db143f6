#include "app/mend/recipe.h"
#include "app/mend/recipes/acreate_to_create.h"
#include "app/mend/recipes/add_await.h"
#include "app/mend/recipes/asgi_function_app.h"
#include "app/mend/recipes/block_kind.h"
#include "app/mend/recipes/call_swap.h"
#include "app/mend/recipes/call_to_thread.h"
#include "app/mend/recipes/carry_async.h"
#include "app/mend/recipes/client_twin.h"
#include "app/mend/recipes/credential_twin.h"
#include "app/mend/recipes/drop_await.h"
#include "app/mend/recipes/endpoint_to_def.h"
#include "app/mend/recipes/keep_shared_client_open.h"
#include "app/mend/recipes/loop_access.h"
#include "app/mend/recipes/nested_run_to_await.h"
#include "app/mend/recipes/own_future_await.h"
#include "app/mend/recipes/remove_nest_asyncio.h"
#include "app/mend/recipes/rename_name.h"
#include "app/mend/recipes/table_query_args.h"

namespace mend {

const std::vector<Recipe> &allRecipes()
{
    static const std::vector<Recipe> recipes = {
        acreateToCreate(), addAwait(),         asgiFunctionApp(), blockKind(),
        callSwap(),        callToThread(),     carryAsync(),      clientTwin(),
        credentialTwin(),  dropAwait(),        endpointToDef(),   keepSharedClientOpen(),
        loopAccess(),      nestedRunToAwait(), ownFutureAwait(),  removeNestAsyncio(),
        renameName(),      tableQueryArgs()};
    return recipes;
}

} // namespace mend
