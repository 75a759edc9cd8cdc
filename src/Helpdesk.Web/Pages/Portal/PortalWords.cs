using System.Globalization;
using Helpdesk.Application.Portal;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Portal;

/// <summary>How the desk's notions sound and look to customers.</summary>
internal static class PortalWords
{
    /// <summary>A family's name inside a sentence: small in English, unless it is an abbreviation; as it is in German.</summary>
    public static string InSentence(this Words words, LocalizedText name)
    {
        var word = words.Of(name);
        var keep = WordList.CurrentLanguage == Language.German || word.Length < 2 || char.IsUpper(word[1]);
        return keep ? word : char.ToLower(word[0], CultureInfo.CurrentCulture) + word[1..];
    }

    public static string Status(this Words words, CustomerStatus status, LocalizedText family) =>
        words[$"Portal.Status.{status}", words.InSentence(family)];

    public static (string Tone, string Icon) Look(CustomerStatus status) => status switch
    {
        CustomerStatus.Received => ("blue", "inbox"),
        CustomerStatus.WorkingOnIt => ("blue", "headset"),
        CustomerStatus.WithASpecialist => ("blue", "person-check"),
        CustomerStatus.DevelopersExamineIt => ("blue", "tools"),
        CustomerStatus.WeNeedSomething => ("amber", "question-circle"),
        CustomerStatus.WaitingForSupplier => ("blue", "hourglass-split"),
        CustomerStatus.SolvedPleaseConfirm => ("green", "check-circle"),
        CustomerStatus.Closed => ("slate", "archive"),
    };

    public static (string Tone, string Icon) Look(PublicEvent what) => what switch
    {
        PublicEvent.YouWrote => ("slate", "person"),
        PublicEvent.WeWrote => ("green", "headset"),
        PublicEvent.WorkBegan => ("blue", "headset"),
        PublicEvent.ToASpecialist or PublicEvent.ToAnotherSpecialist => ("blue", "person-check"),
        PublicEvent.ToTheDevelopers => ("blue", "tools"),
        PublicEvent.BackWithUs => ("blue", "headset"),
        PublicEvent.WeNeedSomething => ("amber", "question-circle"),
        PublicEvent.WaitingForSupplier => ("blue", "hourglass-split"),
        PublicEvent.WorkGoesOn => ("blue", "play-circle"),
        PublicEvent.Solved => ("green", "check-circle"),
        PublicEvent.YouConfirmed => ("green", "hand-thumbs-up"),
        PublicEvent.YouReopened or PublicEvent.WeReopened => ("amber", "arrow-repeat"),
        PublicEvent.YouSaidUrgent => ("amber", "megaphone"),
        PublicEvent.WeStoppedWaiting => ("slate", "slash-circle"),
        PublicEvent.ClosedByItself => ("slate", "archive"),
    };

    public static string Icon(Lifecycle lifecycle) => lifecycle switch
    {
        Lifecycle.Current => "check-circle",
        Lifecycle.Older => "clock-history",
        Lifecycle.EndOfSupport => "slash-circle",
    };
}
