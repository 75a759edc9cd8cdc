using Helpdesk.Application.Trainings;

namespace Helpdesk.Web.Pages.Admin.Trainings;

/// <param name="Hidden">How many more there are whom the reader does not see.</param>
/// <param name="CanWithdraw">Whether they can still be taken out.</param>
public sealed record PeopleView(IReadOnlyList<SessionPerson> People, int Hidden, bool CanWithdraw, bool IsWaitingList = false);
