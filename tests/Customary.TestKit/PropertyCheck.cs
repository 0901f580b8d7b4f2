using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Customary.TestKit;

/// <summary>Checks a property with generated values. Every run uses the same values. A failing value is shrunk and shown with its seed.</summary>
internal static class PropertyCheck
{
    private const ulong Seed = 20_261_122;

    public static Task RunAsync<TValue>(int times, Func<TValue, Task> property) =>
        RunAsync(times, ArbMap.Default.ArbFor<TValue>(), property);

    // FsCheck has no asynchronous properties. On the thread pool, a blocked check does not occupy a thread of the test runner.
    public static Task RunAsync<TValue>(int times, Arbitrary<TValue> values, Func<TValue, Task> property) => Task.Run(() =>
    {
        var replay = new Replay(new Rnd(Seed), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(FSharpOption<Replay>.Some(replay));
        Check.One(config, Prop.ForAll(values, value =>
        {
            property(value).GetAwaiter().GetResult();
            return true;
        }));
    });
}
