using Customary.Storage.Erasure;
using Customary.Storage.Sql;

namespace Customary.TestKit;

/// <summary>Erases what waits, as the service does in the background.</summary>
internal static class Erasures
{
    /// <summary>Ends when nothing is left to erase, whoever erased it.</summary>
    public static async Task FinishAsync(Database database)
    {
        var erasures = new ErasureStore(database);
        while (await erasures.FindNextAsync(default, CancellationToken.None) is { } key)
        {
            while (await erasures.EraseBatchAsync(key, CancellationToken.None))
            {
            }
        }
    }
}
