using Helpdesk.Domain.Routing;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>What a decision left out, in words.</summary>
internal static class RoutingWords
{
    public static string Of(this Words words, Relaxed dropped) => dropped.Kind switch
    {
        RelaxationKind.DropAdditionalSkill => words["Routing.DroppedSkill", dropped.Topic],
        RelaxationKind.LowerLevel => words["Routing.LoweredLevel", dropped.Topic, dropped.From, dropped.To],
        RelaxationKind.SecondaryTeam => words["Routing.OtherTeam"],
        RelaxationKind.OtherProvider => words["Routing.OtherProvider"],
        RelaxationKind.NextTier => words["Routing.NextTier", dropped.ToTier],
    };
}
