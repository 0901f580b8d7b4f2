namespace Customary.Benchmarks.Stores;

/// <summary>Shows progress on one line of the terminal.</summary>
internal static class Progress
{
    public static void Show(string text)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{text,-60}");
    }

    public static void End()
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{"",-60}\r");
    }
}
