namespace Customary.Server.Storage;

/// <summary>Takes the customers of a list as they are read, so that nothing of them need be kept that is not wanted.</summary>
public interface ICustomerReading
{
    /// <summary>Begins; or begins anew, without what was taken, where the database went away on the way.</summary>
    void Begin();

    /// <summary>Takes the next customer.</summary>
    void Take(CustomerSummary customer);
}
