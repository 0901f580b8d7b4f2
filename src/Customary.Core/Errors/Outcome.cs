namespace Customary.Core.Errors;

/// <summary>The result of an operation: its value or the fault that prevented it.</summary>
/// <typeparam name="TValue">The value of a successful operation.</typeparam>
internal readonly struct Outcome<TValue>
    where TValue : notnull
{
    private readonly TValue? _value;

    private Outcome(TValue? value, Fault? fault) => (_value, Fault) = (value, fault);

    /// <summary>The fault; null if the operation succeeded.</summary>
    public Fault? Fault { get; }

    /// <summary>The value of a successful operation.</summary>
    /// <exception cref="InvalidOperationException">The operation failed.</exception>
    public TValue Value => Fault is null ? _value! : throw new InvalidOperationException("The operation failed and has no value.");

    /// <summary>Creates the result of a successful operation.</summary>
    public static implicit operator Outcome<TValue>(TValue value) => new(value, null);

    /// <summary>Creates the result of a failed operation.</summary>
    public static implicit operator Outcome<TValue>(Fault fault) => new(default, fault);
}
