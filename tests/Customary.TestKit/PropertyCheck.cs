using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Customary.TestKit;

/// <summary>Checks that something holds for many made-up values, the same in every run; what fails is made small and shown with its seed.</summary>
internal static class PropertyCheck
{
    private const ulong Seed = 20_261_122;

    public static Task HoldAsync<TValue>(int times, Func<TValue, Task> property) =>
        HoldAsync(times, ArbMap.Default.ArbFor<TValue>(), property);

    // On the thread pool: the checker knows no asynchronous properties, and the test runner's threads are few.
    public static Task HoldAsync<TValue>(int times, Arbitrary<TValue> values, Func<TValue, Task> property) => Task.Run(() =>
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
