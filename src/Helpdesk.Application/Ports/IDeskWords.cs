using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Ports;

/// <summary>What the desk says to customers by itself. The texts are the interface's; what was said stands in the ticket as it was said.</summary>
public interface IDeskWords
{
    /// <param name="language">The customer's.</param>
    /// <param name="key">Of the text.</param>
    /// <param name="args">Numbers and names for its gaps.</param>
    string Say(Language language, string key, params object[] args);
}
