namespace Helpdesk.Domain.Qualifications;

public enum SkillLevel
{
    Trainee = 1,
    Developing = 2,
    Competent = 3,
    Proficient = 4,
    Expert = 5,
}

public enum EvidenceKind
{
    Degree = 1,
    Apprenticeship = 2,
    Certificate = 3,
    Training = 4,
    InHouseExperience = 5,
}

public enum QualificationStatus
{
    Unverified = 1,
    NotYetValid = 2,
    Valid = 3,
    ExpiresSoon = 4,
    Expired = 5,
    Revoked = 6,
}
