namespace Customary.Core.Errors;

/// <summary>What an operation came to: its value, or the fault that kept it from one.</summary>
/// <typeparam name="TValue">What the operation answers when it succeeds.</typeparam>
internal readonly struct Outcome<TValue>
    where TValue : notnull
{
    private readonly TValue? _value;

    private Outcome(TValue? value, Fault? fault) => (_value, Fault) = (value, fault);

    /// <summary>The fault, or null when there is a value.</summary>
    public Fault? Fault { get; }

    /// <summary>The value; only where there is no fault.</summary>
    public TValue Value => Fault is null ? _value! : throw new InvalidOperationException("There is a fault and no value.");

    /// <summary>A success.</summary>
    public static implicit operator Outcome<TValue>(TValue value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Outcome<TValue>(Fault fault) => new(default, fault);
}
